import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";
import { expect, onTestFinished, test } from "vitest";
import { emptyDraft } from "#shared/configurations/client-configuration.ts";
import { openTestWorkbench } from "../support/open-test-workbench.ts";

/** A certified provider that lets clients register themselves, and ends their registrations. */
const startProvider = async (): Promise<string> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    features: { registration: { enabled: true }, registrationManagement: { enabled: true } },
    clientAuthMethods: ["client_secret_post", "none"],
  });
  server.on("request", provider.callback());
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return issuer;
};

test("a client registers itself at oidc-provider, and ends its registration there (RP-39)", async () => {
  const issuer = await startProvider();
  const workbench = await openTestWorkbench();
  onTestFinished(() => workbench.dispose());
  const { call } = workbench;
  const { durationMs: _, ...imported } = await call("discovery.import", {
    automaticConfigurationUrl: issuer,
    allowInsecureHttp: false,
  });
  expect(imported.endpoints.registration).toBe(`${issuer}/reg`);
  const { id } = await call("configurations.create", {
    draft: {
      ...emptyDraft("Self-registered"),
      ...imported,
      clientAuthenticationMethod: "client_secret_post",
      selectedScopes: ["openid", "offline_access"],
    },
  });

  const registered = await call("registration.register", { configurationId: id });
  expect(registered.error).toBeUndefined();
  const configuration = await call("configurations.get", { id });
  expect(configuration).toMatchObject({
    clientId: registered.clientId,
    clientAuthenticationMethod: "client_secret_post",
    registration: { canBeEnded: true },
  });
  expect(configuration.clientSecretSavedAt).toBeDefined();

  const ended = await call("registration.end", { configurationId: id });
  expect(ended.error).toBeUndefined();
  expect(ended.trace).toEqual([
    expect.objectContaining({ response: expect.objectContaining({ status: 204 }) }),
  ]);
  expect((await call("configurations.get", { id })).clientId).toBe("");
});
