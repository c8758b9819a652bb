import { describe, expect, test } from "vitest";
import { send, signIn, tokenOf } from "../support/identities.ts";
import { openScenario, type Scenario } from "../support/open-scenario.ts";

const HOUR_MS = 3_600_000;

const grantsOf = ({ provider }: Scenario): readonly (string | null)[] =>
  provider.received.of("token").map(({ parameters }) => parameters.get("grant_type"));

const refreshTokensSent = ({ provider }: Scenario): readonly (string | null)[] =>
  provider.received
    .of("token")
    .map(({ parameters }) => parameters.get("refresh_token"))
    .filter((token) => token !== null);

describe("a refresh", () => {
  test("keeps the refresh token and the ID token when it brings no new ones (OIDC Core 12.2)", async () => {
    const scenario = await openScenario({ script: { refreshToken: "kept" } });
    const userId = await signIn(scenario);
    const first = await tokenOf(scenario, userId, "refresh_token");
    const idToken = await tokenOf(scenario, userId, "id_token");
    scenario.provider.change({ token: { document: ({ id_token: _, ...right }) => right } });
    await scenario.call("tokens.refresh", { userId });
    await scenario.call("tokens.refresh", { userId });
    expect(refreshTokensSent(scenario)).toEqual([first, first]);
    expect(await tokenOf(scenario, userId, "id_token")).toBe(idToken);
  });

  test("is made once when it is asked for twice at once", async () => {
    const scenario = await openScenario();
    const userId = await signIn(scenario);
    scenario.clock.advance(HOUR_MS);
    const exchanges = await Promise.all([send(scenario, { userId }), send(scenario, { userId })]);
    expect(exchanges).toMatchObject([{ status: 200 }, { status: 200 }]);
    expect(grantsOf(scenario)).toEqual(["authorization_code", "refresh_token"]);
  });
});

describe("a refresh that is refused keeps the tokens as they are", () => {
  test("when the provider refuses the refresh token, with its words", async () => {
    const scenario = await openScenario();
    const userId = await signIn(scenario);
    const before = await tokenOf(scenario, userId, "access_token");
    const document = () => ({ error: "invalid_grant", error_description: "The session has ended." });
    scenario.provider.change({ token: { status: 400, document } });
    expect(await scenario.errorOf("tokens.refresh", { userId })).toMatchObject({
      code: "token_error",
      step: "token_endpoint",
      wire: { httpStatus: 400, error: "invalid_grant", errorDescription: "The session has ended." },
    });
    expect(await tokenOf(scenario, userId, "access_token")).toBe(before);
  });

  test("when the token endpoint is down for a while, and the next one works (F-69)", async () => {
    const scenario = await openScenario();
    const userId = await signIn(scenario);
    scenario.provider.change({ refreshToken: "kept", token: { status: 503, content: "Down." } });
    const error = await scenario.errorOf("tokens.refresh", { userId });
    expect(error).toMatchObject({ code: "token_http_status", wire: { httpStatus: 503 } });
    scenario.provider.change({ token: {} });
    await scenario.call("tokens.refresh", { userId });
  });

  test("when there is no refresh token, and nothing is sent", async () => {
    const scenario = await openScenario({ script: { refreshToken: "none" } });
    const userId = await signIn(scenario);
    expect(await scenario.errorOf("tokens.refresh", { userId })).toMatchObject({ code: "no_refresh_token" });
    expect(grantsOf(scenario)).toEqual(["authorization_code"]);
  });
});

describe("what happens during a refresh", () => {
  const signedInAndRefreshing = async () => {
    const scenario = await openScenario();
    const userId = await signIn(scenario);
    let answer = () => {};
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    scenario.provider.change({ token: (_, nth) => (nth === 2 ? { after: held } : {}) });
    const refreshed = scenario.workbench.workbench.call("tokens.refresh", { userId });
    await scenario.provider.received.arrival("token", 2);
    return { scenario, userId, refreshed, answer };
  };

  test("a sign-out stays one: the refreshed tokens are not kept", async () => {
    const { scenario, userId, refreshed, answer } = await signedInAndRefreshing();
    await scenario.call("tokens.signOut", { userId, kind: "local" });
    answer();
    expect(await refreshed).toMatchObject({ ok: false, error: { code: "no_token_set" } });
    expect(scenario.stored().tokenSets).toBe(0);
  });

  test("the tokens of a new login win over the refreshed ones", async () => {
    const { scenario, userId, refreshed, answer } = await signedInAndRefreshing();
    await signIn(scenario);
    const ofNewLogin = await tokenOf(scenario, userId, "access_token");
    answer();
    await refreshed;
    expect(await tokenOf(scenario, userId, "access_token")).toBe(ofNewLogin);
  });
});
