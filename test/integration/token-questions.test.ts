import { describe, expect, test } from "vitest";
import { type ClientConfigurationDraft, draftOf } from "#shared/configurations/client-configuration.ts";
import { send, signIn, tokenOf } from "../support/identities.ts";
import { openScenario, type Scenario } from "../support/open-scenario.ts";
import type { ProviderScript } from "../support/scriptable-provider/index.ts";

const without =
  (endpoint: "introspection" | "revocation" | "userinfo") =>
  (right: ClientConfigurationDraft): ClientConfigurationDraft => ({
    ...right,
    endpoints: { ...right.endpoints, [endpoint]: "" },
  });

const signedIn = async (options: Parameters<typeof openScenario>[0] = {}) => {
  const scenario = await openScenario(options);
  return { scenario, userId: await signIn(scenario) };
};

const valuesOf = (claims: readonly { readonly name: string; readonly value: string }[] | undefined) =>
  Object.fromEntries((claims ?? []).map(({ name, value }) => [name, value]));

const stateOf = async (scenario: Scenario, userId: string) => {
  const view = await scenario.call("tokens.view", { userId });
  const { user } = await scenario.call("users.get", { id: userId });
  expect(view.state).toBe(user.tokenSet.state);
  return { state: view.state, hasRefreshToken: user.tokenSet.hasRefreshToken };
};

describe("introspection (RFC 7662)", () => {
  test("tells what the provider knows of a token, with meanings, times and the exchange", async () => {
    const { scenario, userId } = await signedIn();
    const answer = await scenario.call("tokens.introspect", { userId, kind: "access_token" });
    expect(answer).toMatchObject({ kind: "access_token", active: true, askedAt: scenario.clock.now() });
    expect(answer).not.toHaveProperty("error");
    expect(valuesOf(answer.claims)).toMatchObject({
      active: "true",
      sub: '"sub-ada"',
      token_type: '"Bearer"',
    });
    const ends = answer.claims?.find(({ name }) => name === "exp");
    expect(ends).toMatchObject({ meaning: "Ends", time: expect.any(Number) });
    const [exchange, ...others] = answer.trace;
    expect(others).toEqual([]);
    expect(exchange).toMatchObject({ kind: "exchange", response: { status: 200 } });
    const recorded = JSON.stringify(answer);
    for (const secret of [...scenario.provider.secrets(), scenario.provider.client.clientSecret])
      expect(recorded).not.toContain(secret);
  });

  test("tells the same of a refresh token", async () => {
    const { scenario, userId } = await signedIn();
    const answer = await scenario.call("tokens.introspect", { userId, kind: "refresh_token" });
    expect(answer).toMatchObject({ kind: "refresh_token", active: true });
  });

  test.each(["client_secret_post", "none"] as const)(
    "authenticates the client as at the token endpoint: %s",
    async (authenticationMethod) => {
      const { scenario, userId } = await signedIn({
        script: { client: { authenticationMethod } },
        draft: (right) => ({ ...right, clientAuthenticationMethod: authenticationMethod }),
      });
      const { active } = await scenario.call("tokens.introspect", { userId, kind: "access_token" });
      expect(active).toBe(true);
    },
  );

  test("a token that is not active is an answer, and changes nothing here", async () => {
    const { scenario, userId } = await signedIn();
    scenario.provider.revokeAccessTokens();
    const answer = await scenario.call("tokens.introspect", { userId, kind: "access_token" });
    expect(answer).toMatchObject({ active: false });
    expect(answer).not.toHaveProperty("error");
    expect(await stateOf(scenario, userId)).toEqual({ state: "signed_in", hasRefreshToken: true });
  });

  test("does not pass on a token that the answer says again (C-83)", async () => {
    const { scenario, userId } = await signedIn();
    const token = await tokenOf(scenario, userId, "access_token");
    scenario.provider.change({ introspection: { document: (right) => ({ ...right, echo: { token } }) } });
    const answer = await scenario.call("tokens.introspect", { userId, kind: "access_token" });
    expect(answer.active).toBe(true);
    expect(JSON.stringify(answer)).not.toContain(token);
  });

  test.each<readonly [string, ProviderScript["introspection"] & object, object]>([
    [
      "another client's token",
      { status: 403, document: () => ({ error: "access_denied" }) },
      { code: "token_error", message: "The provider does not let this client introspect tokens." },
    ],
    [
      "a bare 401",
      { status: 401, content: "No." },
      { code: "token_http_status", message: "The provider does not let this client introspect tokens." },
    ],
    [
      "an error that stands for an inactive token",
      { status: 400, document: () => ({ error: "token_inactive" }) },
      { code: "token_error", message: "The provider does not know the token, or not any more." },
    ],
    ["a page", { content: "<html>" }, { code: "introspection_response_invalid" }],
    [
      "an answer that does not say whether the token is active",
      { document: ({ active: _, ...right }) => right },
      { code: "introspection_response_invalid" },
    ],
    [
      "active as text",
      { document: (right) => ({ ...right, active: "true" }) },
      { code: "introspection_response_invalid" },
    ],
    [
      "a redirect (C-49)",
      { status: 302, headers: { location: "https://elsewhere.example/" } },
      { code: "redirect_refused", field: "endpoints.introspection" },
    ],
    ["a broken connection", { breaksOff: true }, { code: "connection_failed" }],
  ])("shows %s as a refusal, beside the exchange", async (_, introspection, error) => {
    const { scenario, userId } = await signedIn();
    scenario.provider.change({ introspection });
    const answer = await scenario.call("tokens.introspect", { userId, kind: "access_token" });
    expect(answer.error).toMatchObject(error);
    expect(answer).not.toHaveProperty("active");
    expect(answer.trace).toHaveLength(1);
  });

  test("says that the provider offers none, and asks nothing", async () => {
    const { scenario, userId } = await signedIn({ draft: without("introspection") });
    const error = await scenario.errorOf("tokens.introspect", { userId, kind: "access_token" });
    expect(error).toMatchObject({
      code: "endpoint_not_offered",
      message: "The provider offers no introspection endpoint.",
      field: "endpoints.introspection",
    });
    expect(scenario.provider.received.of("introspection")).toEqual([]);
  });

  test("of a token that there is not is refused", async () => {
    const { scenario, userId } = await signedIn({ script: { refreshToken: "none" } });
    const error = await scenario.errorOf("tokens.introspect", { userId, kind: "refresh_token" });
    expect(error.code).toBe("secret_missing");
  });
});

describe("revocation (RFC 7009)", () => {
  const revoke = (scenario: Scenario, userId: string, changes: object = {}) =>
    scenario.call("tokens.revoke", { userId, kind: "access_token", afterwards: "keep", ...changes });

  test("marks an access token here, which is then shown as revoked until a refresh", async () => {
    const { scenario, userId } = await signedIn();
    const answer = await revoke(scenario, userId);
    expect(answer).toMatchObject({ kind: "access_token", forgotten: false });
    expect(answer).not.toHaveProperty("error");
    expect(await stateOf(scenario, userId)).toEqual({ state: "revoked", hasRefreshToken: true });
    const view = await scenario.call("tokens.view", { userId });
    expect(view.tokens).toContainEqual(
      expect.objectContaining({ kind: "access_token", revokedAt: scenario.clock.now() }),
    );
    const { active } = await scenario.call("tokens.introspect", { userId, kind: "access_token" });
    expect(active).toBe(false);
    await scenario.workbench.reopen();
    expect(await stateOf(scenario, userId)).toEqual({ state: "revoked", hasRefreshToken: true });
    await scenario.call("tokens.refresh", { userId });
    expect(await stateOf(scenario, userId)).toEqual({ state: "signed_in", hasRefreshToken: true });
  });

  test("a revoked access token is still sent, and renewed after the 401 that a tester looks for", async () => {
    const { scenario, userId } = await signedIn();
    await revoke(scenario, userId);
    expect(await send(scenario, { userId })).toMatchObject({ status: 200, tokenUse: "refreshed_after_401" });
  });

  test("of a refresh token ends refreshing, by hand and for requests", async () => {
    const { scenario, userId } = await signedIn();
    await revoke(scenario, userId, { kind: "refresh_token" });
    expect(await stateOf(scenario, userId)).toEqual({ state: "signed_in", hasRefreshToken: false });
    expect(await scenario.errorOf("tokens.refresh", { userId })).toMatchObject({
      code: "no_refresh_token",
      message: "The refresh token was revoked.",
    });
    expect(await send(scenario, { userId })).toMatchObject({ status: 401, tokenUse: "sent" });
    expect(scenario.provider.received.of("token")).toHaveLength(1);
    await signIn(scenario);
    expect(await stateOf(scenario, userId)).toEqual({ state: "signed_in", hasRefreshToken: true });
  });

  test("of a refresh token during a refresh with it stays one", async () => {
    const { scenario, userId } = await signedIn({ script: { refreshToken: "kept" } });
    let answer = () => {};
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    scenario.provider.change({ token: { after: held } });
    const refreshed = scenario.call("tokens.refresh", { userId });
    await scenario.provider.received.arrival("token", 2);
    await revoke(scenario, userId, { kind: "refresh_token" });
    answer();
    await refreshed;
    expect((await stateOf(scenario, userId)).hasRefreshToken).toBe(false);
  });

  test.each([
    ["when the provider agrees", {}, undefined],
    ["whatever the provider answers (C-96)", { status: 503, content: "Down." }, "token_http_status"],
  ] as const)("forgets all tokens if that was asked for, %s", async (_, revocation, code) => {
    const { scenario, userId } = await signedIn({ script: { revocation } });
    const answer = await revoke(scenario, userId, { afterwards: "forget" });
    expect(answer.forgotten).toBe(true);
    expect(answer.error?.code).toBe(code);
    expect(scenario.stored().tokenSets).toBe(0);
  });

  test("that is not supported for the kind of token says so and marks nothing", async () => {
    const document = () => ({ error: "unsupported_token_type" });
    const { scenario, userId } = await signedIn({ script: { revocation: { status: 400, document } } });
    const answer = await revoke(scenario, userId);
    expect(answer.error).toMatchObject({
      code: "token_error",
      message: "The provider does not revoke tokens of this kind.",
      source: "RFC 7009 2.2.1",
      wire: { httpStatus: 400, error: "unsupported_token_type" },
    });
    expect(await stateOf(scenario, userId)).toEqual({ state: "signed_in", hasRefreshToken: true });
  });

  test("says that the provider offers none, and forgets nothing", async () => {
    const { scenario, userId } = await signedIn({ draft: without("revocation") });
    const input = { userId, kind: "refresh_token", afterwards: "forget" } as const;
    expect(await scenario.errorOf("tokens.revoke", input)).toMatchObject({
      code: "endpoint_not_offered",
      message: "The provider offers no revocation endpoint.",
      field: "endpoints.revocation",
    });
    expect(scenario.stored().tokenSets).toBe(1);
  });

  test("goes nowhere without TLS, unless it is allowed or this computer (C-46)", async () => {
    const { scenario, userId } = await signedIn();
    const { id } = scenario.configuration;
    const right = draftOf(scenario.configuration);
    const endpoints = { ...right.endpoints, revocation: "http://op.example/revoke" };
    await scenario.call("configurations.update", { id, draft: { ...right, endpoints } });
    const input = { userId, kind: "access_token", afterwards: "keep" } as const;
    expect((await scenario.errorOf("tokens.revoke", input)).code).toBe("insecure_url");
  });
});

describe("UserInfo on demand (OIDC Core 5.3)", () => {
  test("shows what it says now, and keeps it with the tokens", async () => {
    const { scenario, userId } = await signedIn();
    const said = { sub: "sub-ada", name: "Ada Renamed" };
    scenario.provider.change({ userinfo: { document: () => said } });
    const answer = await scenario.call("tokens.userinfo", { userId });
    expect(valuesOf(answer.claims)).toEqual({ sub: '"sub-ada"', name: '"Ada Renamed"' });
    expect(answer.trace.map(({ kind }) => kind)).toEqual(["exchange", "check"]);
    const { userinfo } = await scenario.call("tokens.view", { userId });
    expect(valuesOf(userinfo)).toEqual({ sub: '"sub-ada"', name: '"Ada Renamed"' });
  });

  test("of another user is refused, shown as a failed check, and not kept (RP-24)", async () => {
    const { scenario, userId } = await signedIn();
    scenario.provider.change({ userinfo: { document: (right) => ({ ...right, sub: "sub-ben" }) } });
    const answer = await scenario.call("tokens.userinfo", { userId });
    expect(answer.error).toMatchObject({ code: "userinfo_sub_mismatch" });
    expect(answer).not.toHaveProperty("claims");
    expect(answer.trace).toContainEqual(
      expect.objectContaining({ checkId: "userinfo.sub", result: "failed", found: "sub-ben" }),
    );
    const { userinfo } = await scenario.call("tokens.view", { userId });
    expect(valuesOf(userinfo)).toMatchObject({ sub: '"sub-ada"' });
  });

  test("is asked with the token as it is, and its refusal shown", async () => {
    const { scenario, userId } = await signedIn();
    scenario.provider.change({ userinfo: { status: 401, document: () => ({ error: "invalid_token" }) } });
    const answer = await scenario.call("tokens.userinfo", { userId });
    expect(answer.error).toMatchObject({ code: "userinfo_http_status", wire: { error: "invalid_token" } });
    expect(scenario.provider.received.of("token")).toHaveLength(1);
  });

  test("says that the provider offers none", async () => {
    const { scenario, userId } = await signedIn({ draft: without("userinfo") });
    expect(await scenario.errorOf("tokens.userinfo", { userId })).toMatchObject({
      code: "endpoint_not_offered",
      field: "endpoints.userinfo",
    });
  });
});
