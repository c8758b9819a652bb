import { exportSPKI, importJWK } from "jose";
import { expect } from "vitest";
import { expectAccepted, expectRefused } from "../../support/expect-login.ts";
import { signIn, tokenOf } from "../../support/identities.ts";
import { openScenario } from "../../support/open-scenario.ts";
import { scenario } from "../../support/scenario.ts";
import { type AnswerBend, type ProviderScript, signingKey } from "../../support/scriptable-provider/index.ts";

const secret = "secret-of-the-client";

/** Says in the metadata which algorithms sign ID tokens. */
const lists = (...algorithms: string[]): AnswerBend => ({
  document: (right) => ({ ...right, id_token_signing_alg_values_supported: algorithms }),
});

const refusedBy = async (
  script: ProviderScript,
  code: "id_token_alg_unsupported" | "id_token_signature_invalid",
): Promise<void> => {
  const { failedChecks, provider } = await expectRefused({ script }, { code, step: "id_token" });
  expect(failedChecks).toEqual(["id_token.signature"]);
  expect(provider.received.of("userinfo")).toEqual([]);
};

for (const alg of ["HS256", "HS384", "HS512"] as const) {
  const does = `lists ${alg}, and signs with the client secret`;
  scenario(
    { id: "OLD-6, LIB-4", provider: does, workbench: "verifies it, and accepts the login" },
    async () => {
      const { provider } = await expectAccepted({
        script: { discovery: lists("RS256", alg), idToken: { sign: { secret, alg } } },
      });
      // The keys that were read ahead are not read again: none of them is needed.
      expect(provider.received.of("jwks").length).toBeLessThanOrEqual(1);
    },
  );
}

scenario(
  { id: "RP-13, C-55", provider: "lists HS256, and damages it", workbench: "refuses the ID token" },
  () =>
    refusedBy(
      { discovery: lists("HS256"), idToken: { sign: { secret: `${secret}!` } } },
      "id_token_signature_invalid",
    ),
);

scenario(
  {
    id: "RP-13, C-56",
    provider: "signs with HS256, which it does not list",
    workbench: "refuses the ID token",
  },
  () => refusedBy({ idToken: { sign: { secret } } }, "id_token_alg_unsupported"),
);

scenario(
  {
    id: "RP-13, C-56",
    provider: "lists HS256, and signs for a client without a secret",
    workbench: "refuses the ID token",
  },
  () =>
    refusedBy(
      {
        client: { authenticationMethod: "none" },
        discovery: lists("RS256", "HS256"),
        idToken: { sign: { secret } },
      },
      "id_token_alg_unsupported",
    ),
);

const confusions = [
  { does: "lists HS256", listed: ["RS256", "HS256"], code: "id_token_signature_invalid" },
  { does: "lists RS256", listed: ["RS256"], code: "id_token_alg_unsupported" },
] as const;

for (const { does, listed, code } of confusions) {
  const provider = `${does}, and its public RSA key is used as the secret of an HMAC`;
  scenario({ id: "Z-47, C-56", provider, workbench: "refuses the ID token" }, async () => {
    const { publicJwk } = await signingKey("RS256");
    const publicKey = await importJWK({ ...publicJwk, ext: true }, "RS256");
    const pem = await exportSPKI(publicKey as CryptoKey);
    const sign = { secret: pem };
    const header = { kid: publicJwk.kid };
    await refusedBy(
      {
        discovery: lists(...listed),
        idToken: { sign, header: (right) => ({ ...right, ...header }) },
      },
      code,
    );
  });
}

scenario(
  {
    id: "RP-41, LIB-4",
    provider: "signs refreshed ID tokens with HS256 too",
    workbench: "verifies them, and keeps the new tokens",
  },
  async () => {
    const listed = (right: { readonly capabilities: object }) => ({
      ...right.capabilities,
      idTokenSigningAlgorithmsSupported: ["HS256"],
    });
    const opened = await openScenario({
      script: { discovery: lists("HS256"), idToken: { sign: { secret } } },
      draft: (right) => ({ ...right, capabilities: { ...right.capabilities, ...listed(right) } }),
    });
    const userId = await signIn(opened);
    const before = await tokenOf(opened, userId, "access_token");
    await opened.call("tokens.refresh", { userId });
    expect(await tokenOf(opened, userId, "access_token")).not.toBe(before);
    opened.provider.change({ idToken: { sign: { secret: "another" } } });
    const error = await opened.errorOf("tokens.refresh", { userId });
    expect(error).toMatchObject({ code: "id_token_signature_invalid", step: "id_token" });
  },
);
