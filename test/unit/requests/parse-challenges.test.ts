import { describe, expect, it } from "vitest";
import { parseChallenges } from "../../../main/requests/explanation/parse-challenges.ts";

const read = (...values: string[]) => parseChallenges(values);

describe("WWW-Authenticate (RFC 9110 11.6.1)", () => {
  it.each([
    ["Bearer", [{ scheme: "Bearer", parameters: [] }]],
    [
      'Bearer realm="a, \\"b\\"", error="invalid_token"',
      [
        {
          scheme: "Bearer",
          parameters: [
            { name: "realm", value: 'a, "b"' },
            { name: "error", value: "invalid_token" },
          ],
        },
      ],
    ],
    [
      'Newauth realm="apps", type=1,  title="Login to \\"apps\\"", Basic realm="simple"',
      [
        {
          scheme: "Newauth",
          parameters: [
            { name: "realm", value: "apps" },
            { name: "type", value: "1" },
            { name: "title", value: 'Login to "apps"' },
          ],
        },
        { scheme: "Basic", parameters: [{ name: "realm", value: "simple" }] },
      ],
    ],
    [
      "Negotiate, Basic realm=x",
      [
        { scheme: "Negotiate", parameters: [] },
        { scheme: "Basic", parameters: [{ name: "realm", value: "x" }] },
      ],
    ],
    ["Negotiate YWJj==", [{ scheme: "Negotiate", parameters: [], token: "YWJj==" }]],
    [', , Bearer error = "x" ,', [{ scheme: "Bearer", parameters: [{ name: "error", value: "x" }] }]],
    [
      'DPoP error="use_dpop_nonce",algs="ES256 PS256"',
      [
        {
          scheme: "DPoP",
          parameters: [
            { name: "error", value: "use_dpop_nonce" },
            { name: "algs", value: "ES256 PS256" },
          ],
        },
      ],
    ],
    ["", []],
  ])("%j", (value, challenges) => {
    expect(read(value)).toEqual({ challenges, unreadable: [] });
  });

  it("may come several times", () => {
    expect(read("Bearer", 'Basic realm="x"').challenges.map(({ scheme }) => scheme)).toEqual([
      "Bearer",
      "Basic",
    ]);
  });

  it.each([
    ['Bearer error="open', 1, 'error="open'],
    ["\u0000\u0001", 0, "\u0000\u0001"],
    ['="x"', 0, '="x"'],
    ['Bearer realm="x" oops="', 1, 'oops="'],
    ["Bearer; x", 0, "Bearer; x"],
  ])("that makes no sense is read as far as it does: %j", (value, challenges, rest) => {
    const found = read(value);
    expect(found.challenges).toHaveLength(challenges);
    expect(found.unreadable).toEqual([rest]);
  });

  it("is bounded, however long it is", () => {
    const many = Array.from({ length: 1_000 }, (_, index) => `S${index} a=b`).join(", ");
    expect(read(many).challenges).toHaveLength(20);
    expect(read(`Bearer ${"a=b,".repeat(2_000)}`).challenges[0]?.parameters).toHaveLength(30);
    expect(read(`Bearer a="${"\\".repeat(100_000)}`).challenges).toHaveLength(1);
  });
});
