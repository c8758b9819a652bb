import { describe, expect, it } from "vitest";
import { decryptJwt } from "../../../main/tokens/decrypt-jwt.ts";

/** The example of RFC 7516 A.3: A128KW and A128CBC-HS256. */
const example = {
  jwe: "eyJhbGciOiJBMTI4S1ciLCJlbmMiOiJBMTI4Q0JDLUhTMjU2In0.6KB707dM9YTIgHtLvtgWQ8mKwboJW3of9locizkDTHzBC2IlrT1oOQ.AxY8DCtDaGlsbGljb3RoZQ.KDlTtXchhZTGufMYmOYGS4HffxPSUrfmqCHXaI9wOGY.U0m_YmjN04DJvceFICbCVQ",
  key: { key: Buffer.from("GawgguFyGrWKav7AX4VKUg", "base64url"), algorithm: "A128KW" },
} as const;

describe("a token whose content key is wrapped", () => {
  it("is opened: the example of the standard", async () => {
    expect(await decryptJwt(example.jwe, example.key)).toMatchObject({
      text: "Live long and prosper.",
      encryption: { alg: "A128KW", enc: "A128CBC-HS256" },
    });
  });

  for (const [part, name] of [
    [1, "key"],
    [2, "initialization vector"],
    [3, "content"],
    [4, "tag"],
  ] as const) {
    it(`is not opened with another ${name}`, async () => {
      const parts = example.jwe.split(".");
      const bytes = Buffer.from(parts[part] ?? "", "base64url");
      bytes[0] = (bytes[0] ?? 0) ^ 1;
      parts[part] = bytes.toString("base64url");
      expect(await decryptJwt(parts.join("."), example.key)).toMatchObject({ problem: "not_opened" });
    });

    it(`is not opened with a ${name} that is cut short, or missing`, async () => {
      for (const length of [0, 5]) {
        const parts = example.jwe.split(".");
        parts[part] = (parts[part] ?? "").slice(0, length);
        expect(await decryptJwt(parts.join("."), example.key)).toMatchObject({ problem: "not_opened" });
      }
    });
  }

  it("is not opened with another secret", async () => {
    const other = { ...example.key, key: Buffer.alloc(16, 7) };
    expect(await decryptJwt(example.jwe, other)).toMatchObject({ problem: "not_opened" });
  });
});
