import { createHash } from "node:crypto";
import { expect } from "vitest";
import { type DecryptionAlgorithm, publicJwks } from "#shared/configurations/client-key.ts";
import { expectAccepted, expectRefusal, expectRefused } from "../../support/expect-login.ts";
import { signIn, tokenOf } from "../../support/identities.ts";
import { rsaKeyInPem } from "../../support/key-made-elsewhere.ts";
import { openScenario, type Scenario, type ScenarioOptions } from "../../support/open-scenario.ts";
import { scenario } from "../../support/scenario.ts";
import { type EncryptionScript, providerUsers, signingKey } from "../../support/scriptable-provider/index.ts";

const withKey = (
  algorithm: DecryptionAlgorithm,
  encryptedIdToken: EncryptionScript = {},
): ScenarioOptions => ({
  script: { encryptedIdToken },
  decryptionKey: {
    algorithm,
    ...(algorithm.startsWith("RSA") ? { imported: rsaKeyInPem() } : {}),
  },
});

const idTokenOf = async ({ call }: Scenario, userId: string) =>
  (await call("tokens.view", { userId })).tokens.find(({ kind }) => kind === "id_token");

const accepts = async (options: ScenarioOptions, encryption: object) => {
  const accepted = await expectAccepted(options);
  const { run, trace, provider } = accepted;
  expect(run.user).toMatchObject({ fullname: providerUsers.ada.name });
  expect(trace).toContainEqual(
    expect.objectContaining({ checkId: "id_token.decryption", step: "id_token", result: "passed" }),
  );
  const shown = await idTokenOf(accepted, run.user?.id ?? "");
  expect(shown).toMatchObject({ form: "jwt", signature: "verified", header: { alg: "RS256" }, encryption });
  expect(shown?.claims).toContainEqual(expect.objectContaining({ name: "nonce" }));
  for (const secret of provider.secrets()) expect(JSON.stringify(trace)).not.toContain(secret);
  return accepted;
};

for (const algorithm of ["RSA-OAEP-256", "RSA-OAEP", "ECDH-ES", "ECDH-ES+A128KW"] as const) {
  scenario(
    {
      id: "OLD-7",
      provider: `signs the ID token and encrypts it for the client's key with ${algorithm}`,
      workbench: "opens it, verifies what is inside, and accepts the login",
    },
    () => accepts(withKey(algorithm), { alg: algorithm, enc: "A256GCM" }),
  );
}

for (const enc of ["A128CBC-HS256", "A256CBC-HS512", "A128GCM"]) {
  scenario(
    {
      id: "OLD-7",
      provider: `encrypts the content of the ID token with ${enc}`,
      workbench: "opens it, and accepts the login",
    },
    () => accepts(withKey("ECDH-ES", { enc }), { alg: "ECDH-ES", enc }),
  );
}

const derivedKey = (secret: string) => ({
  kty: "oct",
  alg: "A128KW",
  k: createHash("sha256").update(secret).digest().subarray(0, 16).toString("base64url"),
});
const secret = "secret-of-the-client";

scenario(
  {
    id: "OLD-8",
    provider: "signs the ID token and encrypts it with A128KW and the client secret",
    workbench: "opens it with what is derived from the secret, and accepts the login",
  },
  () =>
    accepts({ script: { encryptedIdToken: { for: derivedKey(secret) } } }, { alg: "A128KW", enc: "A256GCM" }),
);

scenario(
  {
    id: "OLD-8",
    provider: "encrypts the ID token with the secret of another client",
    workbench: "refuses it",
  },
  () =>
    expectRefused(
      { script: { encryptedIdToken: { for: derivedKey("secret-of-another-client") } } },
      { code: "id_token_decryption_failed", step: "id_token" },
    ),
);

scenario(
  {
    id: "OLD-8",
    provider: "encrypts the ID token with the secret of a client that authenticates without one",
    workbench: "refuses it",
  },
  () =>
    expectRefused(
      {
        script: { client: { authenticationMethod: "none" }, encryptedIdToken: { for: derivedKey(secret) } },
      },
      { code: "id_token_encrypted", step: "id_token", field: "decryptionKey" },
    ),
);

scenario(
  {
    id: "OLD-7, C-51",
    provider: "signs with a new key and encrypts the ID token",
    workbench: "reads the keys once more after it has opened it, and accepts the login",
  },
  async () => {
    const fresh = await signingKey("RS256", "RS256-2");
    const { provider } = await accepts(
      {
        ...withKey("ECDH-ES"),
        script: {
          encryptedIdToken: {},
          idToken: { sign: fresh },
          jwks: (_, nth) =>
            nth === 1 ? {} : { document: ({ keys }) => ({ keys: [...(keys as object[]), fresh.publicJwk] }) },
        },
      },
      { alg: "ECDH-ES" },
    );
    expect(provider.received.of("jwks")).toHaveLength(2);
  },
);

scenario(
  {
    id: "OLD-7, RP-41",
    provider: "encrypts the refreshed ID token as well, and no more the one after it",
    workbench: "opens it, takes both, and says of each how it came",
  },
  async () => {
    const opened = await openScenario(withKey("ECDH-ES"));
    const userId = await signIn(opened);
    const first = await tokenOf(opened, userId, "id_token");
    await opened.call("tokens.refresh", { userId });
    expect(await tokenOf(opened, userId, "id_token")).not.toBe(first);
    expect(await idTokenOf(opened, userId)).toMatchObject({ form: "jwt", encryption: { alg: "ECDH-ES" } });
    opened.provider.change({ encryptedIdToken: "not" });
    await opened.call("tokens.refresh", { userId });
    expect(await idTokenOf(opened, userId)).not.toHaveProperty("encryption");
  },
);

scenario(
  {
    id: "OLD-7, RP-44",
    provider: "wants the ID token back that it encrypted",
    workbench: "sends what was inside as id_token_hint, and is signed out",
  },
  async () => {
    const opened = await openScenario(withKey("ECDH-ES"));
    const userId = await signIn(opened);
    const { providerAnswer } = await opened.call("tokens.signOut", { userId, kind: "provider" });
    expect(providerAnswer).toBe("confirmed");
    const [request] = opened.provider.received.of("endSession");
    expect(request?.parameters.get("id_token_hint")?.split(".")).toHaveLength(3);
  },
);

scenario(
  {
    id: "OLD-7",
    provider: "encrypts for the key that the client's JWKS has now, after the client has changed it",
    workbench: "opens it with the new key; what is encrypted for the old one is refused",
  },
  async () => {
    const opened = await openScenario(withKey("ECDH-ES"));
    const { call, configuration, provider } = opened;
    const wanted = { id: configuration.id, role: "decryption", algorithm: "RSA-OAEP-256" } as const;
    await call("configurations.importClientKey", { ...wanted, key: rsaKeyInPem() });
    const { error } = await expectRefusal(opened, {
      code: "id_token_encryption_unsupported",
      step: "id_token",
      field: "decryptionKey",
    });
    expect(error.cause).toContain("RSA-OAEP-256");
    const same = await call("configurations.makeClientKey", { ...wanted, algorithm: "ECDH-ES" });
    await expectRefusal(opened, { code: "id_token_decryption_failed", step: "id_token" });
    provider.change({ clientKeys: JSON.parse(publicJwks(same)).keys });
    expect((await opened.login()).run.state).toBe("succeeded");
  },
);
