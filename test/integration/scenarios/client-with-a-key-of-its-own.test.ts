import { generateKeyPairSync } from "node:crypto";
import { expect } from "vitest";
import type { ClientKeyAlgorithm } from "#shared/configurations/client-key.ts";
import { expectAccepted } from "../../support/expect-login.ts";
import { rsaKeyInPem } from "../../support/key-made-elsewhere.ts";
import { scenario } from "../../support/scenario.ts";

const client = { authenticationMethod: "private_key_jwt" } as const;

const loginWith = async (algorithm: ClientKeyAlgorithm, imported?: string): Promise<void> => {
  const { call, configuration, provider } = await expectAccepted({
    script: { client },
    clientKey: { algorithm, ...(imported === undefined ? {} : { imported }) },
  });
  const [request] = provider.received.of("token");
  const [header = ""] = (request?.parameters.get("client_assertion") ?? "").split(".");
  const { clientKey } = await call("configurations.get", { id: configuration.id });
  const sent = JSON.parse(Buffer.from(header, "base64url").toString());
  expect(sent).toMatchObject({ alg: algorithm, kid: clientKey?.keyId });
};

for (const algorithm of ["ES256", "ES384", "ES512", "EdDSA"] as const) {
  const does = `has registered the client's new ${algorithm} key`;
  const workbench = "signs its assertion with it, and accepts the login";
  scenario({ id: "OLD-14", provider: does, workbench }, () => loginWith(algorithm));
}

scenario(
  {
    id: "OLD-14",
    provider: "has registered the client's key, which was imported as a JWK",
    workbench: "signs its assertion with it, and accepts the login",
  },
  async () => {
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-384" });
    await loginWith("ES384", JSON.stringify(privateKey.export({ format: "jwk" })));
  },
);

for (const algorithm of ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"] as const) {
  const does = `has registered the client's imported key for ${algorithm}`;
  const workbench = "signs its assertion with it, and accepts the login";
  scenario({ id: "OLD-14", provider: does, workbench }, () => loginWith(algorithm, rsaKeyInPem()));
}

scenario(
  {
    id: "OLD-14, C-43",
    provider: "takes its token endpoint alone as the assertion's audience",
    workbench: "sends that where it is chosen, and accepts the login",
  },
  async () => {
    await expectAccepted({
      script: { client: { ...client, assertionAudience: "token_endpoint" } },
      draft: (right) => ({ ...right, assertionAudience: "token_endpoint" }),
      clientKey: { algorithm: "ES256" },
    });
  },
);
