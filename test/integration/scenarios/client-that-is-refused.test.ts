import { expect } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";
import type { ScenarioOptions } from "../../support/open-scenario.ts";
import { scenario } from "../../support/scenario.ts";

const invalidClient = {
  code: "token_error",
  step: "token_endpoint",
  wire: { error: "invalid_client" },
} as const;

/** Plays a login whose client the provider refuses; answers what explains it. */
const explanationOf = async (options: ScenarioOptions): Promise<string> => {
  const { call, run, provider } = await expectRefused(options, invalidClient);
  expect(provider.received.of("token")).toHaveLength(1);
  return (await call("login.explain", { id: run.id })).entryId;
};

scenario(
  {
    id: "OLD-14, C-43",
    provider: "has another key of the client",
    workbench: "ends the login, and explains the signature",
  },
  async () => {
    const entryId = await explanationOf({
      script: { client: { authenticationMethod: "private_key_jwt" }, clientKeys: [] },
      clientKey: { algorithm: "ES256" },
      complaints: ["token: Not kept: the assertion is signed by the client's registered key"],
    });
    expect(entryId).toBe("client.assertion_signature");
  },
);

for (const authenticationMethod of ["private_key_jwt", "client_secret_jwt"] as const) {
  const does = `wants another audience of ${authenticationMethod}`;
  const workbench = "ends the login, and explains the audience";
  scenario({ id: "OLD-13, OLD-14, C-43", provider: does, workbench }, async () => {
    const entryId = await explanationOf({
      script: { client: { authenticationMethod, assertionAudience: "token_endpoint" } },
      ...(authenticationMethod === "private_key_jwt" ? { clientKey: { algorithm: "ES256" } as const } : {}),
      complaints: ["token: Not kept: the assertion's audience is ours"],
    });
    expect(entryId).toBe("client.assertion_audience");
  });
}

scenario(
  {
    id: "RFC 6749 2.3.1",
    provider: "does not decode id and secret of client_secret_basic",
    workbench: "ends the login, and explains the encoding",
  },
  async () => {
    const entryId = await explanationOf({
      script: { client: { clientId: "client.with/odd~id", basicEncoding: "as_is" } },
      complaints: ["token: Not kept: Authorization has the client's id and secret"],
    });
    expect(entryId).toBe("client.basic_encoding");
  },
);

scenario(
  {
    id: "RP-17",
    provider: "wants client_secret_post of a client that is set to another method",
    workbench: "ends the login, and explains the method",
  },
  async () => {
    const entryId = await explanationOf({
      script: {
        client: { authenticationMethod: "client_secret_post" },
        discovery: {
          document: (right) => ({ ...right, token_endpoint_auth_methods_supported: ["client_secret_post"] }),
        },
      },
      draft: (right) => ({
        ...right,
        clientAuthenticationMethod: "client_secret_basic",
        capabilities: { ...right.capabilities, clientAuthenticationMethodsSupported: ["client_secret_post"] },
      }),
      complaints: [
        "token: Not kept: the body has the client's id and secret",
        "token: Not kept: there is no Authorization as well",
      ],
    });
    expect(entryId).toBe("client.method_not_listed");
  },
);
