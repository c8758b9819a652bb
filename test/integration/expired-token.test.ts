import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { requestTo, send, signIn, tokenOf } from "../support/identities.ts";
import { openScenario, type Scenario } from "../support/open-scenario.ts";
import type { TypedRequest } from "../support/typed-request.ts";

const HOUR_MS = 3_600_000;

/** No token is refreshed by itself meanwhile. */
const open: typeof openScenario = async (options) => {
  const scenario = await openScenario(options);
  await scenario.call("settings.update", { refreshBeforeEnd: false });
  return scenario;
};

const inputFor = (scenario: Scenario, changes: TypedRequest) =>
  ({
    sendingId: randomUUID(),
    request: requestTo(scenario, changes),
    tokenState: "expired",
  }) as const;

const sendExpired = (scenario: Scenario, changes: TypedRequest) =>
  scenario.call("requests.send", inputFor(scenario, changes));

const sentTo = ({ provider }: Scenario): readonly (string | undefined)[] =>
  provider.received.of("api").map(({ headers }) => headers.authorization?.split(" ")[1]);

describe("a request with an expired token", () => {
  test("carries the token that a refresh replaced, once that has ended", async () => {
    const scenario = await open();
    const userId = await signIn(scenario);
    const old = await tokenOf(scenario, userId, "access_token");
    scenario.clock.advance(HOUR_MS - 30_000);
    await send(scenario, { userId });
    const { code } = await scenario.errorOf("requests.send", inputFor(scenario, { userId }));
    expect(code).toBe("no_expired_token");
    scenario.clock.advance(30_000);
    await scenario.workbench.reopen();
    expect(await sendExpired(scenario, { userId })).toMatchObject({
      status: 401,
      tokenUse: "sent",
      token: { kind: "access_token", state: "expired" },
      userId,
    });
    expect(sentTo(scenario).at(-1)).toBe(old);
    expect(await send(scenario, { userId })).toMatchObject({ status: 200, tokenUse: "sent" });
  });

  test("carries the token that a login replaced", async () => {
    const scenario = await open({ script: { refreshToken: "none" } });
    const userId = await signIn(scenario);
    const old = await tokenOf(scenario, userId, "access_token");
    await signIn(scenario);
    scenario.clock.advance(HOUR_MS);
    await signIn(scenario);
    expect(await sendExpired(scenario, { userId })).toMatchObject({ status: 401 });
    expect(sentTo(scenario).at(-1)).not.toBe(old);
    expect(scenario.provider.received.of("token")).toHaveLength(3);
  });

  test("carries the one that is used now when that has ended, and does not refresh it", async () => {
    const scenario = await open();
    const userId = await signIn(scenario);
    scenario.clock.advance(HOUR_MS);
    expect(await sendExpired(scenario, { userId })).toMatchObject({ status: 401, tokenUse: "sent" });
    expect(scenario.provider.received.of("token")).toHaveLength(1);
    expect(scenario.provider.received.of("api")).toHaveLength(1);
  });

  test("carries a token that ended though one that was replaced later has not", async () => {
    const scenario = await open();
    const userId = await signIn(scenario);
    const old = await tokenOf(scenario, userId, "access_token");
    scenario.clock.advance(HOUR_MS);
    await scenario.call("tokens.refresh", { userId });
    await scenario.call("tokens.refresh", { userId });
    await scenario.call("tokens.refresh", { userId });
    expect(await sendExpired(scenario, { userId })).toMatchObject({ status: 401 });
    expect(sentTo(scenario)).toEqual([old]);
  });

  test("is refused when there is none yet, and nothing is sent", async () => {
    const scenario = await open();
    const userId = await signIn(scenario);
    expect(await scenario.errorOf("requests.send", inputFor(scenario, { userId }))).toMatchObject({
      code: "no_expired_token",
    });
    const input = inputFor(scenario, {
      sendAs: { kind: "client", configurationId: scenario.configuration.id },
    });
    expect((await scenario.errorOf("requests.send", input)).code).toBe("no_expired_token");
    expect(scenario.provider.received.of("api")).toEqual([]);
  });

  test("proves the key that the old token was bound to (RFC 9449)", async () => {
    const scenario = await open({
      script: { dpop: {} },
      draft: (right) => ({ ...right, dpop: true }),
    });
    const userId = await signIn(scenario);
    scenario.clock.advance(HOUR_MS);
    await signIn(scenario);
    expect(await sendExpired(scenario, { userId })).toMatchObject({ status: 401 });
    expect(scenario.provider.received.of("api")[0]?.headers.authorization).toMatch(/^DPoP /);
  });

  test("is an ID token where the request says so", async () => {
    const scenario = await open();
    const userId = await signIn(scenario);
    scenario.clock.advance(300_000);
    expect(await sendExpired(scenario, { userId, token: "id_token" })).toMatchObject({
      token: { kind: "id_token", state: "expired" },
    });
  });

  test("is forgotten with a sign-out", async () => {
    const scenario = await open();
    const userId = await signIn(scenario);
    scenario.clock.advance(HOUR_MS);
    await scenario.call("tokens.refresh", { userId });
    await scenario.call("tokens.signOut", { userId, kind: "local" });
    await signIn(scenario);
    expect((await scenario.errorOf("requests.send", inputFor(scenario, { userId }))).code).toBe(
      "no_expired_token",
    );
  });
});
