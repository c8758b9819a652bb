import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeJwt, isEncryptedJwt } from "../../../main/tokens/decode-jwt.ts";
import { compactJws, encodePart } from "../../support/compact-jws.ts";

const header = { alg: "RS256" };
const jws = (payload: unknown, head: unknown = header) => compactJws(head, payload, () => "c2ln");

describe("decoding a JWT", () => {
  it("gives header and claims, and the payload as it was sent", () => {
    const payload = '{"sub": "1", "big": 9007199254740993}';
    expect(decodeJwt(jws(payload))).toEqual({
      header,
      claims: { sub: "1", big: Number("9007199254740993") },
      payloadText: payload,
    });
  });

  it("knows text beyond ASCII", () => {
    expect(decodeJwt(jws({ name: "Zoë 🦊" }))?.claims).toEqual({ name: "Zoë 🦊" });
  });

  it.each([
    ["nothing (Z-41)", ""],
    ["one part (Z-42)", "opaque-token"],
    ["two parts (Z-42)", `${encodePart(header)}.${encodePart({})}`],
    ["four parts (Z-42)", `${jws({})}.x`],
    ["five parts (Z-42)", `${jws({})}.x.y`],
    ["a million dots", ".".repeat(1_000_000)],
    ["padding (Z-43)", `${encodePart(header)}==.${encodePart({})}.x`],
    ["plain base64 (Z-43)", `${encodePart(header)}.${Buffer.from('{"a":"~~~???"}').toString("base64")}.x`],
    ["a space (Z-43)", `${encodePart(header)} .${encodePart({})}.x`],
    ["a line break (Z-43)", `${encodePart(header)}\n.${encodePart({})}.x`],
    ["an empty header (Z-43)", `.${encodePart({})}.x`],
    ["an empty payload", `${encodePart(header)}..x`],
    ["a header that is no JSON (Z-44)", jws({}, "alg=RS256")],
    ["a header that is no object (Z-44)", jws({}, ["RS256"])],
    ["a payload that is no JSON (Z-45)", jws("sub=1")],
    ["a payload that is a list (Z-45)", jws([1])],
    ["a payload that is a number (Z-45)", jws("7")],
    ["a payload that is null (Z-45)", jws("null")],
    ["a JWS inside (Z-56)", jws(jws({ sub: "1" }))],
    [
      "bytes that are no UTF-8",
      `${encodePart(header)}.${Buffer.from([0x7b, 0xff, 0x7d]).toString("base64url")}.x`,
    ],
    ["more than 1 MiB (Z-58)", jws({ a: "x".repeat(1024 * 1024) })],
    ["claims 10,000 levels deep (Z-59)", jws(`{"a":${"[".repeat(10_000)}${"]".repeat(10_000)}}`)],
    ["a header 10,000 levels deep (Z-59)", jws({}, `{"a":${"[".repeat(10_000)}${"]".repeat(10_000)}}`)],
  ])("answers nothing for %s", (_what, token) => {
    expect(decodeJwt(token)).toBeUndefined();
  });

  it("takes the last of claims that occur twice, as every JSON reader here does (Z-60)", () => {
    expect(decodeJwt(jws('{"sub":"1","sub":"2"}'))?.claims).toEqual({ sub: "2" });
  });

  it("changes no prototype (Z-72)", () => {
    const claims = decodeJwt(jws('{"__proto__":{"polluted":1},"constructor":1,"hasOwnProperty":2}'))?.claims;
    expect(Object.keys(claims ?? {})).toEqual(["__proto__", "constructor", "hasOwnProperty"]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(claims?.polluted).toBeUndefined();
  });

  it("reads large but bounded claims (Z-59)", () => {
    const claims = Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`c${index}`, index]));
    expect(Object.keys(decodeJwt(jws(claims))?.claims ?? {})).toHaveLength(50_000);
  });

  it("gives back any JSON object that was put in", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 5 })), (claims) => {
        const sent = JSON.stringify(claims);
        expect(JSON.stringify(decodeJwt(jws(sent))?.claims)).toBe(JSON.stringify(JSON.parse(sent)));
      }),
    );
  });

  it("never throws, whatever the text", () => {
    const part = fc.oneof(fc.base64String(), fc.string(), fc.json().map(encodePart));
    const token = fc.oneof(
      fc.string(),
      fc.array(part, { maxLength: 6 }).map((parts) => parts.join(".")),
    );
    fc.assert(
      fc.property(token, (text) => {
        const decoded = decodeJwt(text);
        if (decoded !== undefined) expect(text.split(".")).toHaveLength(3);
        isEncryptedJwt(text);
      }),
    );
  });
});

describe("an encrypted JWT", () => {
  it.each([
    ["with a wrapped key", `${encodePart({ alg: "RSA-OAEP", enc: "A256GCM" })}.a2V5.aXY.dGV4dA.dGFn`],
    ["with a direct key", `${encodePart({ alg: "dir", enc: "A256GCM", zip: "DEF" })}..aXY.dGV4dA.dGFn`],
  ])("is told by its five parts: %s (Z-57)", (_what, token) => {
    expect(isEncryptedJwt(token)).toBe(true);
  });

  it.each(["", "a.b.c.d.e", "v1.local.aa.bb.cc", jws({})])("is not %j", (token) => {
    expect(isEncryptedJwt(token)).toBe(false);
  });
});
