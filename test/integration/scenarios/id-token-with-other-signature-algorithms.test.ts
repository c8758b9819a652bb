import { expect } from "vitest";
import { expectAccepted, expectRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";
import { type AnswerBend, signingKey } from "../../support/scriptable-provider/index.ts";

const lists = (...algorithms: string[]): AnswerBend => ({
  document: (right) => ({ ...right, id_token_signing_alg_values_supported: algorithms }),
});

for (const algorithm of ["RS512", "PS256", "PS384", "ES384", "ES512", "EdDSA"] as const) {
  const does = `lists ${algorithm}, and signs with it`;
  scenario({ id: "C-55, LIB-22", provider: does, workbench: "accepts the login" }, async () => {
    await expectAccepted({
      script: { discovery: lists(algorithm), keys: [await signingKey(algorithm)] },
    });
  });
}

scenario(
  {
    id: "FAPI-19, C-56",
    provider: "signs with ES256 and a published key, but lists RS256 alone",
    workbench: "refuses the ID token",
  },
  async () => {
    const keys = [await signingKey("ES256"), await signingKey("RS256")];
    const { failedChecks } = await expectRefused(
      { script: { discovery: lists("RS256"), keys } },
      { code: "id_token_alg_unsupported", step: "id_token" },
    );
    expect(failedChecks).toEqual(["id_token.signature"]);
  },
);

scenario(
  {
    id: "C-56, LIB-5",
    provider: "lists none, and issues an unsigned ID token",
    workbench: "refuses it",
  },
  async () => {
    const { provider } = await expectRefused(
      { script: { discovery: lists("none", "RS256"), idToken: { sign: "none" } } },
      { code: "id_token_unsigned", step: "id_token" },
    );
    expect(provider.received.of("userinfo")).toEqual([]);
  },
);

scenario(
  {
    id: "LIB-18",
    provider: "marks an extension of the ID token as critical",
    workbench: "refuses it, as no extension is understood",
  },
  async () => {
    await expectRefused(
      { script: { idToken: { sign: { secret: "x" }, header: () => ({ alg: "RS256", crit: ["b64"] }) } } },
      { code: "id_token_signature_invalid", step: "id_token" },
    );
  },
);

scenario(
  {
    id: "C-52",
    provider: "publishes an RSA key that is private, and signs with it",
    workbench: "does not use that key, and refuses the ID token",
  },
  async () => {
    const { publicJwk } = await signingKey("RS256");
    await expectRefused(
      { script: { jwks: { document: () => ({ keys: [{ ...publicJwk, d: "published-by-mistake" }] }) } } },
      { code: "id_token_key_not_found", step: "id_token" },
    );
  },
);

scenario(
  {
    id: "C-52",
    provider: "publishes its signing key for encryption only",
    workbench: "does not use that key, and refuses the ID token",
  },
  async () => {
    const { publicJwk } = await signingKey("RS256");
    await expectRefused(
      { script: { jwks: { document: () => ({ keys: [{ ...publicJwk, use: "enc" }] }) } } },
      { code: "id_token_key_not_found", step: "id_token" },
    );
  },
);
