import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";

import { type ClientConfigurationDraft, draftOf } from "#shared/configurations/client-configuration.ts";
import { answerOf, requestTo, send, signIn } from "../support/identities.ts";
import { openScenario, type Scenario } from "../support/open-scenario.ts";
import type { TypedRequest } from "../support/typed-request.ts";

const HOUR_MS = 3_600_000;

const asClient = ({ configuration }: Scenario): TypedRequest => ({
  sendAs: { kind: "client", configurationId: configuration.id },
});

const tokenRequests = ({ provider }: Scenario) => provider.received.of("token");

const change = async (
  { call, configuration: { id } }: Scenario,
  changes: Partial<ClientConfigurationDraft>,
) => {
  const draft = draftOf(await call("configurations.get", { id }));
  return call("configurations.update", { id, draft: { ...draft, ...changes } });
};

describe("a request as the client itself", () => {
  test("carries a token that is fetched for it and kept in memory (RFC 6749 4.4)", async () => {
    const scenario = await openScenario();
    const first = await send(scenario, asClient(scenario));
    expect(first).toMatchObject({
      status: 200,
      sender: "client",
      configurationId: scenario.configuration.id,
      sentAs: "Scriptable provider (client)",
      tokenUse: "fetched_first",
      token: { kind: "access_token", state: "valid" },
    });
    expect(first.refresh?.trace[0]).toMatchObject({ kind: "exchange", step: "token_endpoint" });
    expect(answerOf(first)).toMatchObject({ sub: scenario.provider.client.clientId });
    expect(await send(scenario, asClient(scenario))).toMatchObject({ status: 200, tokenUse: "sent" });
    expect(tokenRequests(scenario)).toHaveLength(1);
    expect(scenario.stored()).toEqual({ users: 0, tokenSets: 0 });
  });

  test("asks for the scopes that are not about a person, the resources, and the parameters that were added", async () => {
    const scenario = await openScenario({
      draft: (right) => ({
        ...right,
        selectedScopes: ["openid", "profile", "offline_access", "orders.read", "orders.write"],
        authorizationRequest: { ...right.authorizationRequest, resources: ["https://api.example/"] },
        extraParameters: { ...right.extraParameters, token: [{ name: "audience", value: "orders" }] },
      }),
    });
    const exchange = await send(scenario, asClient(scenario));
    expect(exchange.token).toMatchObject({ scopes: ["orders.read", "orders.write"] });
    expect(Object.fromEntries(tokenRequests(scenario)[0]?.parameters ?? [])).toEqual({
      grant_type: "client_credentials",
      scope: "orders.read orders.write",
      resource: "https://api.example/",
      audience: "orders",
    });
  });

  test("fetches another token shortly before the one that is kept ends", async () => {
    const scenario = await openScenario();
    await send(scenario, asClient(scenario));
    scenario.clock.advance(HOUR_MS - 61_000);
    expect(await send(scenario, asClient(scenario))).toMatchObject({ tokenUse: "sent" });
    scenario.clock.advance(1_000);
    expect(await send(scenario, asClient(scenario))).toMatchObject({
      status: 200,
      tokenUse: "fetched_first",
    });
  });

  test("keeps a token of a short life for half of it", async () => {
    const scenario = await openScenario({ script: { accessTokenLifeInSeconds: 30 } });
    await send(scenario, asClient(scenario));
    scenario.clock.advance(14_000);
    expect(await send(scenario, asClient(scenario))).toMatchObject({ tokenUse: "sent" });
    scenario.clock.advance(1_000);
    expect(await send(scenario, asClient(scenario))).toMatchObject({ tokenUse: "fetched_first" });
  });

  test("fetches another token after a 401, once", async () => {
    const scenario = await openScenario();
    await send(scenario, asClient(scenario));
    scenario.provider.revokeAccessTokens();
    const exchange = await send(scenario, { ...asClient(scenario), method: "POST", body: "a body" });
    expect(exchange).toMatchObject({ status: 200, tokenUse: "fetched_after_401" });
    expect(answerOf(exchange)).toMatchObject({ body: "a body" });
    scenario.provider.change({ api: { status: 401 } });
    expect(await send(scenario, asClient(scenario))).toMatchObject({
      status: 401,
      tokenUse: "fetched_after_401",
    });
    expect(tokenRequests(scenario)).toHaveLength(3);
  });

  test("asks once for many that are sent at the same time", async () => {
    const scenario = await openScenario();
    const exchanges = await Promise.all([1, 2, 3, 4].map(() => send(scenario, asClient(scenario))));
    expect(exchanges.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(tokenRequests(scenario)).toHaveLength(1);
  });

  test("fetches anew when the configuration has changed", async () => {
    const scenario = await openScenario();
    await send(scenario, asClient(scenario));
    await change(scenario, { selectedScopes: ["orders.read"] });
    expect(await send(scenario, asClient(scenario))).toMatchObject({
      tokenUse: "fetched_first",
      token: { scopes: ["orders.read"] },
    });
  });

  test("is refused by the provider: the exchange says why and what to do, and nothing was sent", async () => {
    const scenario = await openScenario({
      script: { token: { status: 400, document: () => ({ error: "unauthorized_client" }) } },
    });
    const exchange = await send(scenario, asClient(scenario));
    expect(exchange).toMatchObject({
      tokenUse: "none",
      error: { code: "token_error", wire: { error: "unauthorized_client" } },
      refresh: { error: { code: "token_error" } },
    });
    expect(exchange.error?.advice).toContain("client_credentials");
    expect(scenario.provider.received.of("api")).toEqual([]);
  });

  test("is not for a client that cannot authenticate", async () => {
    const scenario = await openScenario({
      script: { client: { authenticationMethod: "none" } },
    });
    expect(await send(scenario, asClient(scenario))).toMatchObject({
      error: { code: "configuration_incomplete", field: "clientAuthenticationMethod" },
    });
    expect(tokenRequests(scenario)).toEqual([]);
  });

  test.each(["client_secret_post", "client_secret_jwt", "private_key_jwt"] as const)(
    "authenticates with %s",
    async (authenticationMethod) => {
      const scenario = await openScenario({
        script: { client: { authenticationMethod } },
        ...(authenticationMethod === "private_key_jwt" ? { clientKey: { algorithm: "ES256" } } : {}),
      });
      expect(await send(scenario, asClient(scenario))).toMatchObject({ status: 200 });
    },
  );

  test("authenticates with its certificate, which the API sees as well (RFC 8705)", async () => {
    const scenario = await openScenario({
      script: {
        client: { authenticationMethod: "self_signed_tls_client_auth" },
        clientCertificates: "at_the_endpoints",
      },
      clientCertificate: "ES256",
    });
    expect(await send(scenario, asClient(scenario))).toMatchObject({ status: 200 });
    expect(scenario.provider.received.of("api")[0]?.certificate).toBeDefined();
  });

  test("proves the key that its token is bound to (RFC 9449)", async () => {
    const scenario = await openScenario({
      script: { dpop: { nonceAt: ["token", "api"] } },
      draft: (right) => ({ ...right, dpop: true }),
    });
    expect(await send(scenario, asClient(scenario))).toMatchObject({ status: 200 });
    expect(scenario.provider.received.of("api").at(-1)?.headers.authorization).toMatch(/^DPoP /);
  });

  test("does not leave its token in the history, wherever the API says it again (C-84)", async () => {
    const scenario = await openScenario();
    const exchange = await send(scenario, asClient(scenario));
    const token = scenario.provider.received.of("api")[0]?.headers.authorization?.slice("Bearer ".length);
    expect(token).toMatch(/^access-token-/);
    expect(JSON.stringify(exchange)).not.toContain(token);
  });

  test("has no ID token", async () => {
    const scenario = await openScenario();
    const request = requestTo(scenario, { ...asClient(scenario), token: "id_token" });
    expect(await scenario.errorOf("requests.send", { sendingId: randomUUID(), request })).toMatchObject({
      code: "invalid_input",
      field: "token",
    });
  });
});

describe("a request as whoever is current", () => {
  test("goes by the settings", async () => {
    const scenario = await openScenario();
    const current: TypedRequest = { sendAs: { kind: "current" } };
    expect(await send(scenario, current)).toMatchObject({ sender: "anonymous", status: 401 });
    const userId = await signIn(scenario);
    await scenario.call("settings.update", { currentIdentity: { kind: "user", userId } });
    expect(await send(scenario, current)).toMatchObject({ sender: "user", userId, status: 200 });
    const configurationId = scenario.configuration.id;
    await scenario.call("settings.update", { currentIdentity: { kind: "client", configurationId } });
    expect(await send(scenario, current)).toMatchObject({ sender: "client", configurationId, status: 200 });
  });
});

describe("the token that a request says", () => {
  test("is the ID token, or none", async () => {
    const scenario = await openScenario();
    const userId = await signIn(scenario);
    const { provider } = scenario;
    expect(await send(scenario, { userId, token: "id_token" })).toMatchObject({
      status: 401,
      token: { kind: "id_token", state: "valid", audience: [provider.client.clientId] },
    });
    expect(provider.received.of("api").at(-1)?.headers.authorization).toMatch(/^Bearer eyJ/);
    const exchange = await send(scenario, { userId, token: "none" });
    expect(exchange).toMatchObject({ status: 401, tokenUse: "none", userId, sentAs: "Ada Lindqvist" });
    expect(exchange.token).toBeUndefined();
    expect(provider.received.of("api").at(-1)?.headers.authorization).toBeUndefined();
  });

  test("may be typed by hand where none is sent", async () => {
    const scenario = await openScenario();
    const userId = await signIn(scenario);
    const headers = [{ name: "Authorization", value: "Basic eDp5" }];
    await send(scenario, { userId, token: "none", headers });
    expect(scenario.provider.received.of("api")[0]?.headers.authorization).toBe("Basic eDp5");
  });

  test("is an ID token that a refresh renews when it is about to end", async () => {
    const scenario = await openScenario();
    const userId = await signIn(scenario);
    scenario.clock.advance(300_000);
    expect(await send(scenario, { userId, token: "id_token" })).toMatchObject({
      tokenUse: "refreshed_first",
      token: { kind: "id_token", state: "valid" },
    });
  });

  test("is an ID token that has ended, and that the refresh did not renew: the person signs in again", async () => {
    const scenario = await openScenario();
    const userId = await signIn(scenario);
    scenario.clock.advance(300_000);
    scenario.provider.change({ token: { document: ({ id_token: _none, ...rest }) => rest } });
    expect(await send(scenario, { userId, token: "id_token" })).toMatchObject({
      tokenUse: "none",
      error: { code: "sign_in_needed" },
    });
    expect(scenario.provider.received.of("api")).toEqual([]);
  });
});
