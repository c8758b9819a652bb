import { createSecretKey } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { systemRandom } from "../../../main/ports/random.ts";
import { type DataKey, openValue, type SealedPlace, sealValue } from "../../../main/tokens/sealed-value.ts";

const newKey = (): DataKey => ({
  id: systemRandom.uuid(),
  key: createSecretKey(Buffer.from(systemRandom.bytes(32))),
});
const key = newKey();
const place: SealedPlace = { table: "token_sets", row: "user-1", column: "sealed" };
const seal = (plaintext: Uint8Array | string, at: SealedPlace = place) =>
  sealValue(key, at, plaintext, systemRandom);
const open = (sealed: Uint8Array, at: SealedPlace = place, keys: readonly DataKey[] = [key]) =>
  openValue(keys, at, sealed);

const places = fc.record({ table: fc.string(), row: fc.string(), column: fc.string() });

describe("a sealed value", () => {
  it("opens to the same bytes in its place", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5000 }), places, (bytes, at) => {
        expect(open(seal(bytes, at), at)).toEqual(Buffer.from(bytes));
      }),
    );
  });

  it("opens to the same text, whatever characters it has", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 2000 }), (text) => {
        expect(open(seal(text)).toString("utf8")).toBe(text);
      }),
    );
  });

  it("does not open in any other place (KD-04)", () => {
    fc.assert(
      fc.property(places, places, (one, other) => {
        fc.pre(JSON.stringify(one) !== JSON.stringify(other));
        expect(open(seal("secret", one), other)).toBe("altered");
      }),
    );
  });

  it("does not open where two places have the same letters, divided otherwise (KD-04)", () => {
    const sealed = seal("secret", { table: "a", row: "bc", column: "d" });
    expect(open(sealed, { table: "ab", row: "c", column: "d" })).toBe("altered");
  });

  it("is told from one of another key", () => {
    expect(open(seal("secret"), place, [newKey()])).toBe("sealed under another key");
    expect(open(seal("secret"), place, [])).toBe("sealed under another key");
    expect(open(seal("secret"), place, [newKey(), key]).toString("utf8")).toBe("secret");
  });

  it("has another nonce each time (KD-03)", () => {
    const nonces = Array.from({ length: 500 }, () => Buffer.from(seal("same")).toString("hex", 20, 32));
    expect(new Set(nonces).size).toBe(500);
  });

  it("has a part of its own for magic, version, algorithm, key, nonce and tag (KD-05)", () => {
    const sealed = Buffer.from(seal("12345"));
    expect(sealed.toString("latin1", 0, 2)).toBe("SW");
    expect([sealed[2], sealed[3]]).toEqual([1, 1]);
    expect(sealed.toString("hex", 4, 20)).toBe(key.id.replaceAll("-", ""));
    expect(sealed.length).toBe(4 + 16 + 12 + 5 + 16);
  });

  it("is refused with any one bit changed, in whichever part (F-65)", () => {
    const sealed = Buffer.from(seal("a secret of some length"));
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = Buffer.from(sealed);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(typeof open(changed), `bit ${bit}`).toBe("string");
    }
  });

  it("says why it is refused", () => {
    const change = (at: number) => {
      const changed = Buffer.from(seal("secret"));
      changed[at] = (changed[at] ?? 0) ^ 0x10;
      return open(changed);
    };
    expect(change(0)).toBe("not a sealed value");
    expect(change(2)).toBe("unknown format");
    expect(change(3)).toBe("unknown format");
    expect(change(7)).toBe("sealed under another key");
    expect(change(25)).toBe("altered");
    expect(change(33)).toBe("altered");
    expect(change(-1 + seal("secret").length)).toBe("altered");
  });

  it("is refused cut off at any byte, or with more behind it", () => {
    const sealed = seal("secret");
    for (let length = 0; length < sealed.length; length += 1) {
      expect(typeof open(sealed.subarray(0, length))).toBe("string");
    }
    expect(open(Buffer.concat([sealed, Buffer.from([0])]))).toBe("altered");
  });

  it("is never opened by chance", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(typeof open(bytes)).toBe("string");
      }),
    );
  });
});
