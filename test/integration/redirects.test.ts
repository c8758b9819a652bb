import { describe, expect, test } from "vitest";
import { draftOf } from "#shared/configurations/client-configuration.ts";
import { send, signIn, tokenOf } from "../support/identities.ts";
import { openScenario, type Scenario } from "../support/open-scenario.ts";
import { type RedirectingServer, startRedirectingServer } from "../support/redirecting-server.ts";

/** A scenario with an API that redirects, at an origin that is allowed, and another one that is not. */
const open = async () => {
  const [api, other] = [await startRedirectingServer(), await startRedirectingServer()];
  const scenario = await openScenario({
    draft: (right) => ({ ...right, allowedOrigins: [...right.allowedOrigins, api.origin] }),
  });
  const userId = await signIn(scenario);
  const token = await tokenOf(scenario, userId, "access_token");
  return { scenario, userId, token, api, other };
};

const allow = async ({ call, configuration: { id } }: Scenario, origin: string): Promise<void> => {
  const draft = draftOf(await call("configurations.get", { id }));
  await call("configurations.update", {
    id,
    draft: { ...draft, allowedOrigins: [...draft.allowedOrigins, origin] },
  });
};

const seenBy = ({ received }: RedirectingServer): string => JSON.stringify(received);

describe("a redirect", () => {
  test.each([
    [301, "POST", "GET", ""],
    [302, "POST", "GET", ""],
    [301, "PUT", "PUT", "a body"],
    [302, "DELETE", "DELETE", "a body"],
    [303, "PUT", "GET", ""],
    [303, "HEAD", "HEAD", ""],
    [307, "POST", "POST", "a body"],
    [308, "PATCH", "PATCH", "a body"],
  ] as const)("%i of a %s is followed with a %s (RFC 9110 15.4)", async (status, method, then, body) => {
    const { scenario, userId, token, api } = await open();
    const path = api.path(status, "/end?page=2");
    const exchange = await send(scenario, {
      userId,
      method,
      url: `${api.origin}${path}`,
      ...(method === "HEAD" ? {} : { body: "a body" }),
    });
    expect(exchange).toMatchObject({
      method,
      url: `${api.origin}${path}`,
      status: 200,
      hops: [{ method, status, location: "/end?page=2", isTokenSent: true }],
      redirectedTo: { method: then, url: `${api.origin}/end?page=2`, isTokenSent: true },
    });
    const [, second] = api.received;
    expect(second).toMatchObject({ method: then, path: "/end?page=2", body });
    expect(second?.headers.authorization).toBe(`Bearer ${token}`);
    expect(second?.headers["content-type"]).toBe(body === "" ? undefined : "text/plain; charset=utf-8");
    expect(JSON.stringify(exchange)).not.toContain(token);
  });

  test.each([300, 304, 201])("%i is none, whatever its Location says", async (status) => {
    const { scenario, api } = await open();
    const exchange = await send(scenario, { url: `${api.origin}${api.path(status, "/end")}` });
    expect(exchange).toMatchObject({ status, hops: [] });
    expect(api.received).toHaveLength(1);
  });

  test("is the answer where the request says so, or when it leads nowhere", async () => {
    const { scenario, api } = await open();
    const url = `${api.origin}${api.path(302, "/end")}`;
    const exchange = await send(scenario, { url, redirects: "stop" });
    expect(exchange).toMatchObject({ status: 302, hops: [] });
    expect(exchange.notFollowed).toBeUndefined();
    expect(api.received).toHaveLength(1);
  });

  test("is followed twenty times, and no more", async () => {
    const { scenario, api } = await open();
    let last = "/end";
    for (let count = 0; count < 20; count += 1) last = api.path(302, last);
    expect(await send(scenario, { url: api.origin + last })).toMatchObject({ status: 200 });
    const tooMany = api.path(302, last);
    const exchange = await send(scenario, { url: api.origin + tooMany });
    expect(exchange).toMatchObject({ error: { code: "too_many_redirects" } });
    expect(exchange.status).toBeUndefined();
    expect(exchange.hops).toHaveLength(20);
    expect(api.received).toHaveLength(21 + 21);
  });

  test("that leads in a circle ends there as well", async () => {
    const { scenario, api } = await open();
    const path = api.path(302, "/redirect/1");
    expect(await send(scenario, { url: api.origin + path })).toMatchObject({
      error: { code: "too_many_redirects" },
    });
    expect(api.received).toHaveLength(21);
  });

  test.each([
    ["javascript:alert(1)", "a script"],
    ["file:///etc/passwd", "a file"],
    ["http://[", "no URL"],
    ["http://user:password@127.0.0.1/", "a place with a password"],
    [["/one", "/two"], "two places"],
  ] as const)("to %j is the answer, and that is said", async (location, _what) => {
    const { scenario, userId, api } = await open();
    const exchange = await send(scenario, { userId, url: `${api.origin}${api.path(302, location)}` });
    expect(exchange).toMatchObject({
      status: 302,
      hops: [],
      notFollowed: { code: "redirect_not_followed", source: expect.stringMatching(/^RFC 9110/) },
    });
    expect(api.received).toHaveLength(1);
  });

  test("keeps its hops when what it leads to does not answer", async () => {
    const { scenario, api } = await open();
    const exchange = await send(scenario, { url: `${api.origin}${api.path(302, "http://127.0.0.1:1/")}` });
    expect(exchange).toMatchObject({ error: { code: "connection_refused" }, hops: [{ status: 302 }] });
    expect(await scenario.call("requests.exchange", { id: exchange.id })).toEqual(exchange);
  });
});

describe("a redirect to another origin", () => {
  const ownCredentials = [
    { name: "Cookie", value: "session=marked-cookie" },
    { name: "X-Api-Key", value: "marked-key" },
    { name: "X-Trace", value: "seven" },
  ];

  test("takes neither the token nor anything else along that a person is known by (C-92)", async () => {
    const { scenario, userId, token, api, other } = await open();
    const exchange = await send(scenario, {
      userId,
      url: `${api.origin}${api.path(307, `${other.origin}/end`)}`,
      method: "POST",
      headers: ownCredentials,
      body: "a body",
    });
    expect(exchange).toMatchObject({
      status: 200,
      hops: [{ isTokenSent: true }],
      redirectedTo: { url: `${other.origin}/end`, isTokenSent: false },
    });
    expect(other.received).toMatchObject([
      { method: "POST", body: "a body", headers: { "x-trace": "seven" } },
    ]);
    expect(seenBy(other)).not.toContain(token);
    expect(seenBy(other)).not.toContain("marked-");
    expect(seenBy(other)).not.toContain("authorization");
  });

  test("takes nothing along of an anonymous request either", async () => {
    const { scenario, api, other } = await open();
    await send(scenario, {
      url: `${api.origin}${api.path(302, `${other.origin}/end`)}`,
      headers: [...ownCredentials, { name: "Authorization", value: "Basic marked-basic" }],
    });
    expect(seenBy(api)).toContain("marked-basic");
    expect(other.received).toHaveLength(1);
    expect(seenBy(other)).not.toContain("marked-");
  });

  test("takes all of it along where the configuration allows that origin", async () => {
    const { scenario, userId, token, api, other } = await open();
    await allow(scenario, other.origin);
    const exchange = await send(scenario, {
      userId,
      url: `${api.origin}${api.path(302, `${other.origin}/end`)}`,
      headers: ownCredentials,
    });
    expect(exchange.redirectedTo).toMatchObject({ isTokenSent: true });
    expect(other.received[0]?.headers.authorization).toBe(`Bearer ${token}`);
    expect(seenBy(other)).toContain("marked-key");
  });

  test("leaves the token behind for good, also when it leads back", async () => {
    const { scenario, userId, token, api, other } = await open();
    const back = other.path(302, `${api.origin}/end`);
    const exchange = await send(scenario, {
      userId,
      url: `${api.origin}${api.path(302, other.origin + back)}`,
    });
    expect(exchange).toMatchObject({
      status: 200,
      hops: [{ isTokenSent: true }, { isTokenSent: false }],
      redirectedTo: { isTokenSent: false },
    });
    expect(seenBy(other)).not.toContain(token);
    expect(api.received.at(-1)?.headers.authorization).toBeUndefined();
  });

  test("does not prove the key of a bound token to it (RFC 9449)", async () => {
    const scenario = await openScenario({
      script: { dpop: {} },
      draft: (right) => ({ ...right, dpop: true }),
    });
    const other = await startRedirectingServer();
    const userId = await signIn(scenario);
    scenario.provider.change({ api: { status: 302, headers: { location: `${other.origin}/end` } } });
    await send(scenario, { userId });
    expect(other.received).toHaveLength(1);
    expect(other.received[0]?.headers.dpop).toBeUndefined();
    expect(other.received[0]?.headers.authorization).toBeUndefined();
  });

  test("with a 401 there gets no other token", async () => {
    const { scenario, userId, api } = await open();
    const tokens = scenario.provider.received.of("token").length;
    scenario.provider.change({ elsewhere: { status: 401 } });
    const other = new URL(scenario.provider.issuer);
    other.hostname = "localhost";
    const location = `${other.origin}/elsewhere`;
    const exchange = await send(scenario, { userId, url: `${api.origin}${api.path(302, location)}` });
    expect(exchange).toMatchObject({ status: 401, tokenUse: "sent" });
    expect(scenario.provider.received.of("elsewhere")[0]?.headers.authorization).toBeUndefined();
    expect(scenario.provider.received.of("token")).toHaveLength(tokens);
  });
});
