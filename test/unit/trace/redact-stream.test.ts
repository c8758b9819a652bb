import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MASK } from "#shared/plain-text.ts";
import { createRedactor } from "../../../main/trace/index.ts";

const token = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl";

const redactorOf = (...secrets: readonly string[]) => {
  const redactor = createRedactor();
  for (const secret of secrets) redactor.learn(secret);
  return redactor;
};

/** Cuts bytes at these places, and redacts the pieces. */
const inPieces = (bytes: Buffer, cuts: readonly number[], ...secrets: readonly string[]): Buffer => {
  const stream = redactorOf(...secrets).stream();
  const places = [...new Set([0, ...cuts.map((cut) => cut % (bytes.byteLength + 1)), bytes.byteLength])];
  places.sort((a, b) => a - b);
  const shown = places.slice(1).map((end, index) => stream.take(bytes.subarray(places[index], end)));
  return Buffer.concat([...shown, stream.end()]);
};

describe("bytes that come in pieces", () => {
  it("have their secrets masked wherever they are cut", () => {
    const secret = "secret-with-ümlaut";
    const text = `{"a":"${token}","b":"${secret}","c":"secret-with","d":"${secret}${secret}","eyJ":"ey"}`;
    const bytes = Buffer.from(text);
    const expected = redactorOf(secret, "secret-with").text(text);
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.byteLength), { maxLength: 8 }), (cuts) => {
        expect(inPieces(bytes, cuts, secret, "secret-with").toString()).toBe(expected);
      }),
    );
  });

  it("have their secrets masked when every byte comes alone", () => {
    const text = `Bearer ${token}, then opaque-token-1 and e ey eyJ`;
    const bytes = Buffer.from(text);
    const everywhere = [...bytes.keys()];
    expect(inPieces(bytes, everywhere, "opaque-token-1").toString()).toBe(
      `Bearer ${MASK}, then ${MASK} and e ey eyJ`,
    );
  });

  it("are left as they are where there is no secret, whatever they are", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.array(fc.nat(300), { maxLength: 5 }),
        (bytes, cuts) => {
          const whole = Buffer.from(bytes);
          expect(inPieces(whole, cuts, "not in there at all").equals(whole)).toBe(true);
        },
      ),
    );
  });

  it("lose no end of a token that is longer than any", () => {
    const endless = `eyJhbGciOiJSUzI1NiJ9.${"A".repeat(300_000)}.${"B".repeat(300_000)}`;
    const bytes = Buffer.from(`<${endless}>`);
    const cuts = Array.from({ length: 40 }, (_each, index) => index * 16_384);
    expect(inPieces(bytes, cuts).toString()).toBe(`<${MASK}>`);
  });

  it("keep what only begins like a token, however long it is", () => {
    const data = Buffer.from(`"eyJ${"A".repeat(300_000)}"`);
    const cuts = Array.from({ length: 40 }, (_each, index) => index * 16_384);
    expect(inPieces(data, cuts).equals(data)).toBe(true);
  });
});
