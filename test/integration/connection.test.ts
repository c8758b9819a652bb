import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { AppError } from "#shared/app-error.ts";
import { draftOf } from "#shared/configurations/client-configuration.ts";
import type { TraceEntry } from "#shared/trace/trace-entry.ts";
import { startConnectProxy } from "../support/connect-proxy.ts";
import { requestTo, send, signIn } from "../support/identities.ts";
import { openScenario, type Scenario } from "../support/open-scenario.ts";
import { unusedPort } from "../support/ports.ts";
import { comeHome } from "../support/sign-in.ts";
import { startTlsFront } from "../support/tls-front.ts";

/** No such host: it can be reached by the proxy alone, and its certificate is of an authority that nobody knows. */
const HOST = "id.example.test";

/** A provider behind a proxy and TLS, and a workbench whose configuration knows the way. */
const openFarProvider = async () => {
  const front = await startTlsFront(HOST);
  const proxy = await startConnectProxy();
  let inside = "";
  const scenario = await openScenario({
    script: { knownAs: front.knownAs },
    // The browser has a way of its own.
    visit: (url) => comeHome(url.replace(front.knownAs, inside)),
    draft: (right) => ({
      ...right,
      connection: { proxyUrl: proxy.url, certificateAuthorities: front.authority.certificatePem },
    }),
  });
  inside = scenario.provider.ownOrigin;
  front.leadTo(inside);
  return { scenario, front, proxy };
};

const setConnection = (
  { call, configuration }: Scenario,
  changes: Partial<typeof configuration.connection>,
): Promise<unknown> =>
  call("configurations.update", {
    id: configuration.id,
    draft: { ...draftOf(configuration), connection: { ...configuration.connection, ...changes } },
  });

const exchangesOf = (trace: readonly TraceEntry[]) => trace.filter((entry) => entry.kind === "exchange");

/** Every call to a server of a configuration, each answering why it failed, or nothing. */
const calls: readonly (readonly [
  what: string,
  make: (scenario: Scenario, userId: string) => Promise<AppError | undefined>,
])[] = [
  [
    "an import",
    async ({ workbench, configuration, provider }) => {
      const { connection } = await workbench.call("configurations.get", { id: configuration.id });
      const result = await workbench.workbench.call("discovery.import", {
        automaticConfigurationUrl: provider.issuer,
        allowInsecureHttp: false,
        connection,
        configurationId: configuration.id,
      });
      return result.ok ? undefined : result.error;
    },
  ],
  ["a login", async ({ login }) => (await login()).run.error],
  [
    "a refresh",
    async ({ workbench }, userId) => {
      const result = await workbench.workbench.call("tokens.refresh", { userId });
      return result.ok ? undefined : result.error;
    },
  ],
  [
    "an introspection",
    async ({ call }, userId) => (await call("tokens.introspect", { userId, kind: "access_token" })).error,
  ],
  ["a question to UserInfo", async ({ call }, userId) => (await call("tokens.userinfo", { userId })).error],
  ["an authorized request", async (scenario, userId) => (await send(scenario, { userId })).error],
  [
    "a revocation",
    async ({ call }, userId) =>
      (await call("tokens.revoke", { userId, kind: "access_token", afterwards: "keep" })).error,
  ],
];

describe("a provider that is reached by a proxy, with a certificate of an unknown authority", () => {
  it.each(calls)(
    "%s goes by the configuration's connection, and not without it (C10)",
    async (_what, make) => {
      const { scenario, front, proxy } = await openFarProvider();
      const userId = await signIn(scenario);

      const before = proxy.asked.length;
      expect(await make(scenario, userId)).toBeUndefined();
      expect(new Set(proxy.asked)).toEqual(new Set([`${HOST}:${front.port}`]));

      await setConnection(scenario, { certificateAuthorities: "" });
      expect(await make(scenario, userId)).toMatchObject({
        code: "tls_failed",
        field: "connection.certificateAuthorities",
      });
      expect(proxy.asked.length).toBeGreaterThan(before);

      await setConnection(scenario, { proxyUrl: `http://127.0.0.1:${await unusedPort()}` });
      expect(await make(scenario, userId)).toMatchObject({
        code: "proxy_unreachable",
        field: "connection.proxyUrl",
      });
    },
  );

  it("is looked at by the doctor in the same way, documents and certificate", async () => {
    const { scenario, proxy } = await openFarProvider();
    const diagnose = async () => {
      const { id } = scenario.configuration;
      const draft = draftOf(await scenario.call("configurations.get", { id }));
      const { findings } = await scenario.call("doctor.diagnose", {
        draft,
        configurationId: id,
        refresh: true,
      });
      const result = (checkId: string) => findings.find((finding) => finding.checkId === checkId)?.result;
      return {
        document: result("document-can-be-read"),
        keys: result("jwks-can-be-read"),
        certificate: result("certificate-is-trusted"),
      };
    };
    expect(await diagnose()).toEqual({ document: "passed", keys: "passed", certificate: "passed" });
    expect(proxy.asked.length).toBeGreaterThan(0);
    await setConnection(scenario, { certificateAuthorities: "" });
    expect(await diagnose()).toMatchObject({ document: "failed", certificate: "failed" });
  });

  it("shows in the trace which way each exchange took, and what it took", async () => {
    const { scenario, proxy } = await openFarProvider();
    const { trace } = await scenario.login();
    const exchanges = exchangesOf(trace);
    expect(exchanges.length).toBeGreaterThan(3);
    for (const { timings, connection } of exchanges) {
      expect(timings).toMatchObject({ waitMs: expect.any(Number), receiveMs: expect.any(Number) });
      expect(timings?.tlsMs !== undefined).toBe(connection?.isReused === false);
      expect(connection).toMatchObject({
        proxy: proxy.url,
        tls: { issuer: "CN=Authority of a test", subjectAltNames: [`DNS:${HOST}`] },
      });
    }
    expect(exchanges.some(({ connection }) => connection?.isReused)).toBe(true);
  });

  it("shows the same in the history of requests, also when that is read anew", async () => {
    const { scenario, proxy } = await openFarProvider();
    const userId = await signIn(scenario);
    const { id, timings, connection } = await send(scenario, { userId });
    expect(timings?.waitMs).toBeGreaterThanOrEqual(0);
    expect(connection?.proxy).toBe(proxy.url);
    await scenario.workbench.reopen();
    await scenario.call("keychain.retry", undefined);
    expect(await scenario.call("requests.exchange", { id })).toMatchObject({ timings, connection });
  });
});

describe("what is no configuration's", () => {
  it("goes the machine's own way: an anonymous request", async () => {
    const { scenario } = await openFarProvider();
    const sent = await scenario.call("requests.send", {
      sendingId: randomUUID(),
      request: requestTo(scenario, { url: `${scenario.provider.ownOrigin}/api/orders` }),
    });
    expect(sent.connection).not.toHaveProperty("proxy");
  });
});

describe("a token endpoint of another authority than the rest", () => {
  it("is not trusted in a login until the configuration does (C10)", async () => {
    const front = await startTlsFront("127.0.0.1");
    const scenario = await openScenario({
      draft: (right) => ({
        ...right,
        endpoints: {
          ...right.endpoints,
          token: `${front.knownAs}${new URL(right.endpoints.token).pathname}`,
        },
      }),
    });
    front.leadTo(scenario.provider.ownOrigin);
    const { run } = await scenario.login();
    expect(run.error).toMatchObject({
      code: "tls_failed",
      step: "token_endpoint",
      field: "connection.certificateAuthorities",
    });
    expect(scenario.stored()).toEqual({ users: 0, tokenSets: 0 });
    expect(scenario.provider.received.of("token")).toEqual([]);

    await setConnection(scenario, { certificateAuthorities: front.authority.certificatePem });
    expect((await scenario.login()).run.error).toBeUndefined();
  });
});
