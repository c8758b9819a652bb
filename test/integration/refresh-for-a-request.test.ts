import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { answerOf, requestTo, send, signIn } from "../support/identities.ts";
import { openScenario, type Scenario } from "../support/open-scenario.ts";

const HOUR_MS = 3_600_000;

const grantsOf = ({ provider }: Scenario): readonly (string | null)[] =>
  provider.received.of("token").map(({ parameters }) => parameters.get("grant_type"));

describe("a request whose access token", () => {
  test("has ended is sent with a new one", async () => {
    const scenario = await openScenario();
    const userId = await signIn(scenario);
    scenario.clock.advance(HOUR_MS);
    const exchange = await send(scenario, { userId });
    expect(exchange).toMatchObject({ status: 200, tokenUse: "refreshed_first" });
    expect(exchange.refresh?.trace[0]).toMatchObject({ kind: "exchange", step: "token_endpoint" });
    expect(scenario.provider.received.of("api")).toHaveLength(1);
  });

  test("is about to end is sent with a new one", async () => {
    const scenario = await openScenario();
    const userId = await signIn(scenario);
    scenario.clock.advance(HOUR_MS - 59_000);
    expect(await send(scenario, { userId })).toMatchObject({ status: 200, tokenUse: "refreshed_first" });
  });

  test("was revoked is sent again with a new one after the 401, once", async () => {
    const scenario = await openScenario();
    const userId = await signIn(scenario);
    scenario.provider.revokeAccessTokens();
    const exchange = await send(scenario, { userId, method: "POST", body: "a body" });
    expect(exchange).toMatchObject({ status: 200, tokenUse: "refreshed_after_401" });
    expect(answerOf(exchange)).toMatchObject({ body: "a body" });
    expect(scenario.provider.received.of("api")).toHaveLength(2);
  });

  test("is refused although it is new is not sent for ever", async () => {
    const scenario = await openScenario();
    const userId = await signIn(scenario);
    scenario.provider.change({ api: { status: 401 } });
    expect(await send(scenario, { userId })).toMatchObject({ status: 401, tokenUse: "refreshed_after_401" });
    expect(scenario.provider.received.of("api")).toHaveLength(2);
    expect(grantsOf(scenario)).toEqual(["authorization_code", "refresh_token"]);
  });

  test("has ended and cannot be refreshed is not sent, and the reason is shown", async () => {
    const scenario = await openScenario();
    const userId = await signIn(scenario);
    scenario.clock.advance(HOUR_MS);
    scenario.provider.change({ token: { status: 400, document: () => ({ error: "invalid_grant" }) } });
    const reason = { code: "token_error", wire: { error: "invalid_grant" } };
    expect(await send(scenario, { userId })).toMatchObject({
      tokenUse: "none",
      error: reason,
      refresh: { error: reason },
    });
    expect(scenario.provider.received.of("api")).toEqual([]);
  });

  test("was revoked and cannot be refreshed keeps its 401, with the reason beside it", async () => {
    const scenario = await openScenario();
    const userId = await signIn(scenario);
    scenario.provider.revokeAccessTokens();
    scenario.provider.change({ token: { status: 400, document: () => ({ error: "invalid_grant" }) } });
    expect(await send(scenario, { userId })).toMatchObject({
      status: 401,
      tokenUse: "sent",
      refresh: { error: { code: "token_error", wire: { error: "invalid_grant" } } },
    });
  });

  test("has ended and has no refresh token is not sent: the person is asked to sign in again", async () => {
    const scenario = await openScenario({ script: { refreshToken: "none" } });
    const userId = await signIn(scenario);
    scenario.clock.advance(HOUR_MS);
    const exchange = await send(scenario, { userId });
    expect(exchange).toMatchObject({ tokenUse: "none", error: { code: "sign_in_needed" } });
    expect(exchange.refresh).toBeUndefined();
    expect(scenario.provider.received.of("api")).toEqual([]);
    await signIn(scenario);
    expect(await send(scenario, { userId })).toMatchObject({ status: 200, tokenUse: "sent" });
  });

  test("is gone with a sign-out is not sent", async () => {
    const scenario = await openScenario();
    const userId = await signIn(scenario);
    await scenario.call("tokens.signOut", { userId, kind: "local" });
    const request = requestTo(scenario, { userId });
    const error = await scenario.errorOf("requests.send", { sendingId: randomUUID(), request });
    expect(error.code).toBe("no_token_set");
    expect(scenario.provider.received.of("api")).toEqual([]);
  });

  test("cannot be had yet ends at once when it is cancelled", async () => {
    const scenario = await openScenario();
    const userId = await signIn(scenario);
    scenario.clock.advance(HOUR_MS);
    scenario.provider.change({ token: { never: true } });
    const sending = scenario.call("requests.send", {
      sendingId: "sending-1",
      request: requestTo(scenario, { userId }),
    });
    await scenario.provider.received.arrival("token", 2);
    await scenario.call("requests.cancel", { sendingId: "sending-1" });
    expect(await sending).toMatchObject({ error: { code: "request_cancelled" } });
    expect(scenario.provider.received.of("api")).toEqual([]);
  });
});
