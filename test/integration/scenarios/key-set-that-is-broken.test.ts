import { expect } from "vitest";
import { expectAccepted, expectRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";
import { type AnswerBend, type Members, signingKey } from "../../support/scriptable-provider/index.ts";

type Code = Parameters<typeof expectRefused>[1]["code"];

const asJson = (content: string): AnswerBend => ({
  content,
  headers: { "content-type": "application/json" },
});
const deep = `{"keys":[],"deep":${"[".repeat(65)}${"]".repeat(65)}}`;
const withKeys = (change: (right: Members) => readonly unknown[]): AnswerBend => ({
  document: ({ keys }) => ({ keys: change((keys as readonly Members[])[0] ?? {}) }),
});

const refusals: readonly (readonly [does: string, bend: AnswerBend, code: Code])[] = [
  ["publishes a list in place of the key set", { document: (right) => [right] }, "jwks_invalid"],
  ["publishes a key set without keys", { document: () => ({}) }, "jwks_invalid"],
  ["publishes keys that are no list", { document: () => ({ keys: {} }) }, "jwks_invalid"],
  ["publishes half a key set", asJson('{"keys":[{"kty":"RSA"'), "jwks_invalid"],
  ["publishes a key set that is nested too deeply", asJson(deep), "jwks_invalid"],
  ["publishes null in place of the key set", asJson("null"), "jwks_invalid"],
  ["publishes its keys as null", { document: () => ({ keys: null }) }, "jwks_invalid"],
  [
    "publishes a key set with bytes that are no UTF-8",
    { content: new Uint8Array([0x7b, 0xff, 0x7d]) },
    "jwks_invalid",
  ],
  ["publishes an empty key set", withKeys(() => []), "id_token_key_not_found"],
  [
    "publishes its key with a member of the wrong type",
    withKeys((right) => [{ ...right, n: 7 }]),
    "id_token_signature_invalid",
  ],
  [
    "publishes its key with a type of key that nobody knows",
    withKeys((right) => [{ ...right, kty: "XYZ" }]),
    "id_token_key_not_found",
  ],
  [
    "publishes the client secret as a symmetric key",
    withKeys((right) => [{ kty: "oct", k: "c2VjcmV0LW9mLXRoZS1jbGllbnQ", kid: right.kid }]),
    "id_token_key_not_found",
  ],
];

for (const [does, jwks, code] of refusals) {
  scenario({ id: "C-50, C-52", provider: does, workbench: "ends the login" }, () =>
    expectRefused({ script: { jwks } }, { code, step: "id_token" }),
  );
}

scenario(
  {
    id: "C-52",
    provider: "publishes its key among things that are no keys",
    workbench: "leaves those out, and accepts the login",
  },
  () =>
    expectAccepted({
      script: {
        jwks: withKeys((right) => [null, "key", 7, [], {}, { kty: 1 }, { kty: "OKP", crv: "X25519" }, right]),
      },
    }),
);

scenario(
  {
    id: "C-52, LIB-3",
    provider: "publishes two keys under one kid",
    workbench: "refuses the ID token",
  },
  async () => {
    const other = await signingKey("RS256", "RS256-2");
    await expectRefused(
      {
        script: {
          jwks: withKeys((right) => [{ ...other.publicJwk, kid: right.kid }, right]),
        },
      },
      { code: "id_token_rejected", step: "id_token" },
    );
  },
);

scenario(
  {
    id: "Z-13, C-52",
    provider: "says the modulus of its key twice, the last one right",
    workbench: "goes by the last, warns, and accepts the login",
  },
  async () => {
    const { trace } = await expectAccepted({
      script: { jwks: { rewrite: (json) => json.replace('"n":', '"n":"AQAB","n":') } },
    });
    expect(trace).toContainEqual(
      expect.objectContaining({
        checkId: "id_token.repeated_members",
        result: "warning",
        found: "keys[0].n",
      }),
    );
  },
);

scenario(
  {
    id: "Z-13, C-52",
    provider: "says the modulus of its key twice, the last one wrong",
    workbench: "goes by the last, and refuses the signature",
  },
  async () => {
    const other = await signingKey("RS256", "RS256-2");
    await expectRefused(
      {
        script: {
          jwks: { rewrite: (json) => json.replace(/("n":"[^"]*")/, `$1,"n":"${other.publicJwk.n}"`) },
        },
      },
      { code: "id_token_signature_invalid", step: "id_token" },
    );
  },
);
