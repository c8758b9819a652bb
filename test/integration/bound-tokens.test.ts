import { randomUUID } from "node:crypto";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { draftOf } from "#shared/configurations/client-configuration.ts";
import { findMarks, findMarksInFolder, needlesFor } from "../support/find-marks.ts";
import { answerOf, requestTo, send, signIn } from "../support/identities.ts";
import { openScenario, type Scenario } from "../support/open-scenario.ts";
import type {
  BindingScript,
  EndpointOfProvider,
  ProviderScript,
} from "../support/scriptable-provider/index.ts";

const HOUR_MS = 3_600_000;

/** A configuration with DPoP, at a provider that binds its tokens and complains about every proof that is not right. */
const openBound = (dpop: BindingScript = {}, script: ProviderScript = {}): Promise<Scenario> =>
  openScenario({ script: { dpop, ...script }, draft: (right) => ({ ...right, dpop: true }) });

const schemesAt = ({ provider }: Scenario, endpoint: EndpointOfProvider): readonly (string | undefined)[] =>
  provider.received.of(endpoint).map(({ headers }) => headers.authorization?.split(" ")[0]);

const keysNamedBy = ({ provider }: Scenario): readonly (string | null)[] =>
  provider.received.of("authorization").map(({ parameters }) => parameters.get("dpop_jkt"));

describe("the key of a login", () => {
  test("proves refreshes, requests and questions to UserInfo, before and after a restart", async () => {
    const scenario = await openBound();
    const userId = await signIn(scenario);
    await scenario.call("tokens.refresh", { userId });
    await scenario.workbench.reopen();
    await scenario.call("tokens.refresh", { userId });
    expect(await scenario.call("tokens.userinfo", { userId })).toMatchObject({ claims: expect.anything() });
    expect(answerOf(await send(scenario, { userId }))).toMatchObject({ sub: "sub-ada" });
    expect(schemesAt(scenario, "userinfo")).toEqual(["DPoP", "DPoP"]);
    expect(schemesAt(scenario, "api")).toEqual(["DPoP"]);
  });

  test("proves the refresh that a request needs first, and the one after a 401", async () => {
    const scenario = await openBound({ nonceAt: ["token", "api"] });
    const userId = await signIn(scenario);
    scenario.clock.advance(HOUR_MS);
    expect(await send(scenario, { userId })).toMatchObject({ status: 200, tokenUse: "refreshed_first" });
    scenario.provider.revokeAccessTokens();
    const exchange = await send(scenario, { userId, method: "POST", body: "a body" });
    expect(exchange).toMatchObject({ status: 200, tokenUse: "refreshed_after_401" });
    expect(answerOf(exchange)).toMatchObject({ body: "a body" });
  });

  test("proves the refresh that comes by itself", async () => {
    const scenario = await openBound({ nonceAt: ["token"] });
    const userId = await signIn(scenario);
    scenario.clock.advance(HOUR_MS - 60_000);
    const { headers } = await scenario.provider.received.arrival("token", 4);
    expect(headers.dpop).toBeDefined();
    // Waits for the one that is under way.
    await scenario.call("tokens.refresh", { userId });
    expect(await send(scenario, { userId })).toMatchObject({ status: 200, tokenUse: "sent" });
  });

  test("is another one for each login", async () => {
    const scenario = await openBound();
    const ada = await signIn(scenario, "ada");
    const ben = await signIn(scenario, "ben");
    for (const userId of [ada, ben, ada])
      expect(await send(scenario, { userId })).toMatchObject({ status: 200 });
    expect(new Set(keysNamedBy(scenario)).size).toBe(2);
  });

  test("is that of the last login, also for requests to come", async () => {
    const scenario = await openBound();
    const userId = await signIn(scenario);
    await send(scenario, { userId });
    await signIn(scenario);
    expect(await send(scenario, { userId })).toMatchObject({ status: 200 });
    expect(new Set(keysNamedBy(scenario)).size).toBe(2);
  });

  test("is forgotten with the tokens", async () => {
    const scenario = await openBound();
    const userId = await signIn(scenario);
    await scenario.call("tokens.signOut", { userId, kind: "local" });
    expect(scenario.stored().tokenSets).toBe(0);
    expect(await scenario.errorOf("tokens.userinfo", { userId })).toMatchObject({ code: "no_token_set" });
  });

  test("goes on to be used when DPoP is switched off for logins to come", async () => {
    const scenario = await openBound();
    const userId = await signIn(scenario);
    const { configuration } = scenario;
    await scenario.call("configurations.update", {
      id: configuration.id,
      draft: { ...draftOf(configuration), dpop: false },
    });
    await scenario.call("tokens.refresh", { userId });
    expect(await send(scenario, { userId })).toMatchObject({ status: 200 });
  });

  test("is in no file, event, answer or log (C-83, C-84)", async () => {
    const made = vi.spyOn(crypto.subtle, "exportKey");
    onTestFinished(() => made.mockRestore());
    const scenario = await openBound({ nonceAt: ["token", "userinfo", "api"] });
    const userId = await signIn(scenario);
    await scenario.call("tokens.refresh", { userId });
    const { id } = await send(scenario, { userId });
    await scenario.call("requests.exchange", { id });
    await scenario.call("tokens.view", { userId });
    await scenario.call("tokens.userinfo", { userId });
    const jwks = await Promise.all(made.mock.results.map(({ value }) => value as Promise<JsonWebKey>));
    const keys = jwks.flatMap(({ d }) => (d === undefined ? [] : [d]));
    expect(keys).toHaveLength(1);
    const needles = keys.flatMap((key) => needlesFor("the private key", key));
    const { dataFolder, events, answers, logged } = scenario.workbench;
    expect([
      ...findMarksInFolder(dataFolder, needles),
      ...findMarks("what was said", Buffer.from(JSON.stringify([events, answers, logged])), needles),
    ]).toEqual([]);
  });
});

describe("a request with a bound token", () => {
  test("is not sent as a Bearer token, whatever the API answers", async () => {
    const scenario = await openBound({}, { api: { status: 401, headers: { "www-authenticate": "Bearer" } } });
    const userId = await signIn(scenario);
    expect(await send(scenario, { userId })).toMatchObject({ status: 401 });
    expect(schemesAt(scenario, "api")).toEqual(["DPoP", "DPoP"]);
  });

  test("is sent with the nonce of the answer before", async () => {
    const scenario = await openBound({ nonceAt: ["api"] });
    const userId = await signIn(scenario);
    await send(scenario, { userId });
    await send(scenario, { userId, method: "DELETE" });
    expect(scenario.provider.received.of("api").map(({ method }) => method)).toEqual([
      "GET",
      "GET",
      "DELETE",
    ]);
  });

  test("is sent once more only, when the nonce is never right", async () => {
    const scenario = await openBound({ nonceAt: ["api"], isNeverContent: true }, { refreshToken: "none" });
    const userId = await signIn(scenario);
    const exchange = await send(scenario, { userId });
    expect(exchange).toMatchObject({ status: 401 });
    expect(scenario.provider.received.of("api")).toHaveLength(2);
  });

  test("is not sent again for a challenge in an answer that is none", async () => {
    const challenge = { "www-authenticate": 'DPoP error="use_dpop_nonce"', "dpop-nonce": "n" };
    const scenario = await openBound({}, { api: { headers: challenge } });
    const userId = await signIn(scenario);
    expect(await send(scenario, { userId, method: "POST" })).toMatchObject({ status: 200 });
    expect(scenario.provider.received.of("api")).toHaveLength(1);
  });

  test("keeps its headers and its body as they were typed", async () => {
    const scenario = await openBound({ nonceAt: ["api"] });
    const userId = await signIn(scenario);
    const exchange = await send(scenario, {
      userId,
      method: "PUT",
      headers: [
        { name: "X-Kind", value: "one" },
        { name: "X-Kind", value: "two" },
      ],
      body: '{"order":7}',
    });
    expect(answerOf(exchange)).toMatchObject({
      method: "PUT",
      body: '{"order":7}',
      headers: { "x-kind": "one, two", "content-type": "application/json" },
    });
  });

  test("has no other proof beside its own", async () => {
    const scenario = await openBound();
    const userId = await signIn(scenario);
    const request = requestTo(scenario, { userId, headers: [{ name: "DPoP", value: "eyJ9.e30.sig" }] });
    expect(await scenario.errorOf("requests.send", { sendingId: randomUUID(), request })).toMatchObject({
      code: "request_header_invalid",
    });
    expect(scenario.provider.received.of("api")).toEqual([]);
  });

  test("is kept with its proof decoded, without the signature, and is sent again with a new one", async () => {
    const scenario = await openBound();
    const userId = await signIn(scenario);
    const { id, request } = await send(scenario, { userId });
    const [authorization, proof] = request.headers;
    expect(authorization?.value).toMatch(/^DPoP •+$/u);
    expect(proof?.value).toMatch(/^\{.*"typ":"dpop\+jwt".*\}\.\{.*"htm":"GET".*\}\.•+$/u);
    const again = await scenario.call("requests.replay", { id, sendingId: randomUUID() });
    expect(again).toMatchObject({ status: 200 });
  });
});

test("a refresh that brings a Bearer token is refused, and the tokens stay as they were", async () => {
  const scenario = await openBound();
  const userId = await signIn(scenario);
  scenario.provider.change({ token: { document: (right) => ({ ...right, token_type: "Bearer" }) } });
  expect(await scenario.errorOf("tokens.refresh", { userId })).toMatchObject({
    code: "token_not_bound",
    step: "token_endpoint",
  });
  expect(await send(scenario, { userId })).toMatchObject({ status: 200 });
});
