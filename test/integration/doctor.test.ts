import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { createServer as createHttpServer, type RequestListener } from "node:http";
import { createServer as createHttpsServer, request as httpsRequest } from "node:https";
import { type AddressInfo, createServer as createTcpServer, type Server } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { describe, expect, it, onTestFinished } from "vitest";
import type { ClientConfigurationDraft } from "#shared/configurations/client-configuration.ts";
import type { Diagnosis } from "#shared/doctor/diagnosis.ts";
import { importMetadata } from "../../main/discovery/index.ts";
import { createDoctor, type ExamineOptions } from "../../main/doctor/index.ts";
import { createTlsProbe } from "../../main/http/index.ts";
import type { Clock } from "../../main/ports/clock.ts";
import type { HttpClient } from "../../main/ports/http.ts";
import type { TlsProbe } from "../../main/ports/tls-probe.ts";
import { selfSignedCertificate } from "../support/certificates.ts";
import { soundDocument, soundDraft, soundKey } from "../support/examination.ts";
import { failureOf } from "../support/failure-of.ts";
import { httpResponse } from "../support/http-response.ts";
import { createManualClock } from "../support/manual-clock.ts";
import { openClient, openReach } from "../support/open-client.ts";
import { unusedPort } from "../support/ports.ts";
import { type ProviderScript, startScriptableProvider } from "../support/scriptable-provider/index.ts";
import { addConfiguration, openTestDatabase } from "../support/temporary-data.ts";

const DAY_MS = 86_400_000;
const WELL_KNOWN = "/.well-known/openid-configuration";
const TIME_LIMIT_MS = 10_000;

const openDoctor = (
  parts: { readonly http?: HttpClient; readonly clock?: Clock; readonly tlsProbe?: TlsProbe } = {},
) => {
  const clock = parts.clock ?? createManualClock();
  const http = parts.http ?? openClient(clock);
  const db = openTestDatabase();
  const doctor = createDoctor({
    reach: openReach(http),
    tlsProbe: parts.tlsProbe ?? createTlsProbe(clock),
    clock,
    db,
  });
  return { doctor, http, clock, configurationId: addConfiguration(db) };
};

/** A provider, and a configuration as an import from it leaves it. */
const openProvider = async (script: ProviderScript = {}, clock?: Clock) => {
  const provider = await startScriptableProvider(script);
  onTestFinished(() => provider.close());
  const opened = openDoctor(clock === undefined ? {} : { clock });
  const { automaticConfigurationUrl, issuer, endpoints, capabilities } = await importMetadata(opened, {
    automaticConfigurationUrl: provider.issuer,
    allowInsecureHttp: false,
  });
  const draft: ClientConfigurationDraft = {
    ...soundDraft,
    automaticConfigurationUrl,
    issuer,
    endpoints,
    capabilities,
    selectedScopes: ["openid"],
  };
  const examine = (options?: ExamineOptions) => opened.doctor.examine(draft, true, options);
  return { ...opened, provider, draft, examine };
};

const finding = ({ findings }: Diagnosis, checkId: string) =>
  findings.find((candidate) => candidate.checkId === checkId);
const failedIn = ({ findings }: Diagnosis): readonly string[] =>
  findings.filter(({ result }) => result === "failed").map(({ checkId }) => checkId);

const listening = async (server: Server): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => new Promise<void>((resolve) => void server.close(() => resolve())));
  return (server.address() as AddressInfo).port;
};

const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
const certificateOf = (validTo: number, hosts: readonly string[], keys = pair) =>
  selfSignedCertificate({
    ...keys,
    name: "op.example",
    validFrom: Date.now() - 100 * DAY_MS,
    validTo,
    hosts,
  });
const pem = (key: KeyObject) => key.export({ type: "pkcs8", format: "pem" }).toString();

/** A provider over HTTPS with a certificate of its own making. */
const openHttpsProvider = async (cert: string, keys = pair) => {
  const answer: RequestListener = (request, response) => {
    const issuer = `https://${request.headers.host}`;
    const text = JSON.stringify(soundDocument).replaceAll(soundDocument.issuer, issuer);
    response.setHeader("content-type", "application/json");
    response.end(request.url === "/jwks" ? JSON.stringify({ keys: [soundKey] }) : text);
  };
  const server = createHttpsServer({ key: pem(keys.privateKey), cert }, answer);
  const port = await listening(server);
  onTestFinished(() => server.closeAllConnections());
  const issuer = `https://127.0.0.1:${port}`;
  const endpoints = JSON.parse(JSON.stringify(soundDraft.endpoints).replaceAll(soundDocument.issuer, issuer));
  const draft: ClientConfigurationDraft = {
    ...soundDraft,
    automaticConfigurationUrl: issuer + WELL_KNOWN,
    issuer,
    endpoints,
  };
  return { port, draft };
};

/** Real HTTPS that trusts one certificate, as a machine does on which it was installed. */
const clientTrusting = (ca: string): HttpClient => ({
  send: ({ method, url }) =>
    new Promise((resolve, reject) => {
      const sent = httpsRequest(url, { method, ca }, async (response) => {
        const body = Buffer.concat(await response.toArray());
        const headers = Object.entries(response.headers).map(
          ([name, value]) => [name, String(value)] as const,
        );
        resolve({ ...httpResponse(body, { status: response.statusCode ?? 0, headers }), headersAfterMs: 5 });
      });
      sent.on("error", reject).end();
    }),
});

const trusting = (certificateAuthorities: string) => ({ proxyUrl: "", certificateAuthorities });

const probeTrusting = (authority: string): TlsProbe => {
  const probe = createTlsProbe(createManualClock());
  return {
    look: (target, timeLimitMs, signal) =>
      probe.look({ ...target, connection: trusting(authority) }, timeLimitMs, signal),
  };
};

describe("the doctor at a provider over real HTTP", () => {
  it("finds no fault with one that has none", async () => {
    const { examine, provider, doctor } = await openProvider();
    const diagnosis = await examine();
    expect(diagnosis.findings).toHaveLength(doctor.checkCount);
    expect(failedIn(diagnosis)).toEqual([]);
    expect(finding(diagnosis, "a-key-can-verify-id-tokens")).toMatchObject({
      result: "passed",
      found: "RS256: 1 key",
    });
    expect(finding(diagnosis, "urls-use-https")).toMatchObject({ found: "plain HTTP on this machine only" });
    expect(finding(diagnosis, "clocks-agree")).toMatchObject({ result: "passed" });
    expect(provider.received.of("discovery")).toHaveLength(2);
    expect(provider.received.of("jwks")).toHaveLength(1);
  });

  it.each([
    ["a page", { content: "<!doctype html>" }, "is not JSON (text/html"],
    ["404", { status: 404 }, "answered 404"],
    [
      "a redirect",
      { status: 302, headers: { location: "https://elsewhere.example/" } },
      "has moved to https://elsewhere.example/",
    ],
    ["2 MiB", { content: " ".repeat(2 * 1024 * 1024) }, "is larger than 1024 KiB"],
    ["half of it", { breaksOff: true }, "broke"],
  ] as const)("says that the document cannot be read: %s (C-49, C-50)", async (_what, bend, words) => {
    const { examine, provider } = await openProvider();
    provider.change({ discovery: bend });
    const diagnosis = await examine();
    expect(finding(diagnosis, "document-can-be-read")).toMatchObject({
      result: "failed",
      found: expect.stringContaining(words),
    });
    expect(finding(diagnosis, "a-key-can-verify-id-tokens")).toMatchObject({ result: "passed" });
  });

  it("says that the keys cannot be read (Z-40)", async () => {
    const { examine, provider } = await openProvider();
    provider.change({ jwks: { status: 503 } });
    const diagnosis = await examine();
    expect(failedIn(diagnosis)).toEqual(["jwks-can-be-read"]);
  });

  it("says how far the clocks are apart (C-94)", async () => {
    const { examine } = await openProvider({}, createManualClock(Date.now() + 600_000));
    expect(finding(await examine(), "clocks-agree")).toMatchObject({
      result: "failed",
      found: "10 min ahead of the provider's clock",
    });
  });

  it("looks at the configuration alone when told so", async () => {
    const { examine, provider } = await openProvider();
    const diagnosis = await examine({ fetch: false });
    expect(diagnosis).not.toHaveProperty("fetchedAt");
    expect(provider.received.of("discovery")).toHaveLength(1);
    expect(failedIn(diagnosis)).toEqual([]);
    expect(finding(diagnosis, "authentication-method-is-listed")).toMatchObject({ result: "passed" });
    expect(finding(diagnosis, "document-can-be-read")).toMatchObject({ result: "not_applicable" });
  });

  it("holds a changed configuration against what the provider said last", async () => {
    const { doctor, draft, provider } = await openProvider();
    await doctor.examine({ ...draft, issuer: "" }, true);
    const before = provider.received.all().length;
    const diagnosis = await doctor.examine({ ...draft, issuer: `${draft.issuer}/` }, true, { fetch: false });
    expect(provider.received.all()).toHaveLength(before);
    expect(diagnosis.fetchedAt).toBeDefined();
    expect(finding(diagnosis, "document-can-be-read")).toMatchObject({ result: "passed" });
    expect(finding(diagnosis, "issuer-is-configured")).toMatchObject({
      result: "failed",
      fix: { change: { issuer: draft.issuer } },
    });
  });

  it("ends with its cancellation", async () => {
    const { examine } = await openProvider();
    const signal = AbortSignal.abort();
    expect(await failureOf(() => examine({ signal }))).toMatchObject({ code: "request_cancelled" });
  });

  it("offers a change that mends what it found", async () => {
    const { doctor, draft, provider } = await openProvider();
    provider.change({
      discovery: {
        document: (right) => ({ ...right, token_endpoint_auth_methods_supported: ["client_secret_post"] }),
      },
    });
    const before = finding(await doctor.examine(draft, true), "authentication-method-is-listed");
    expect(before).toMatchObject({ result: "failed", fix: { label: "Use client_secret_post" } });
    const after = await doctor.examine({ ...draft, ...before?.fix?.change }, true);
    expect(finding(after, "authentication-method-is-listed")).toMatchObject({ result: "passed" });
  });
});

describe("the doctor's memory of imports", () => {
  it("says what has changed since the import before", async () => {
    const { doctor, draft, provider, configurationId, clock } = await openProvider();
    expect(doctor.lastImport(configurationId)).toBeUndefined();
    expect(await doctor.remember({ ...draft, id: configurationId })).toEqual({
      takenAt: clock.now(),
      changes: [],
    });

    provider.change({
      discovery: { document: (right) => ({ ...right, scopes_supported: ["openid", "groups"] }) },
    });
    const change = { member: "scopes_supported", kind: "changed", after: "groups" };
    const drifted = await doctor.examine(draft, true, { configurationId });
    expect(drifted.changes).toMatchObject([change]);

    expect((await doctor.remember({ ...draft, id: configurationId }))?.changes).toMatchObject([change]);
    expect(doctor.lastImport(configurationId)?.changes).toMatchObject([change]);
    expect((await doctor.examine(draft, true, { configurationId })).changes).toMatchObject([change]);
    expect((await doctor.examine(draft, true, { configurationId, fetch: false })).changes).toMatchObject([
      change,
    ]);

    expect((await doctor.remember({ ...draft, id: configurationId }))?.changes).toEqual([]);
    expect((await doctor.examine(draft, true, { configurationId })).changes).toEqual([]);
    expect((await doctor.examine(draft, true)).changes).toEqual([]);
  });

  it("keeps nothing when there is no document", async () => {
    const { doctor, draft, provider, configurationId } = await openProvider();
    provider.change({ discovery: { status: 500 } });
    expect(await doctor.remember({ ...draft, id: configurationId })).toBeUndefined();
    expect(doctor.lastImport(configurationId)).toBeUndefined();
  });
});

describe("the doctor at a provider over HTTPS", () => {
  it("says why a certificate is not accepted, and shows its dates", async () => {
    const { draft, port } = await openHttpsProvider(certificateOf(Date.now() + 12.5 * DAY_MS, ["127.0.0.1"]));
    const { doctor } = openDoctor();
    const diagnosis = await doctor.examine(draft, true);
    expect(failedIn(diagnosis)).toEqual([
      "document-can-be-read",
      "jwks-can-be-read",
      "certificate-is-trusted",
    ]);
    expect(finding(diagnosis, "certificate-is-trusted")).toMatchObject({
      found: `127.0.0.1:${port}: self-signed (CN=op.example)`,
    });
    expect(finding(diagnosis, "certificate-is-current")).toMatchObject({
      result: "warning",
      title: "TLS certificate ends in 12 days",
      found: expect.stringContaining(`127.0.0.1:${port}`),
    });
    expect(finding(diagnosis, "certificate-names-the-host")).toMatchObject({ result: "passed" });
    expect(finding(diagnosis, "tls-version-is-current")).toMatchObject({
      result: "passed",
      found: "TLSv1.3",
    });
  });

  it("warns of a trusted certificate that is about to end", async () => {
    const certificate = certificateOf(Date.now() + 12.5 * DAY_MS, ["127.0.0.1"]);
    const { draft } = await openHttpsProvider(certificate);
    const { doctor } = openDoctor({
      http: clientTrusting(certificate),
      tlsProbe: probeTrusting(certificate),
    });
    const diagnosis = await doctor.examine(draft, true);
    expect(failedIn(diagnosis)).toEqual([]);
    expect(finding(diagnosis, "document-can-be-read")).toMatchObject({ result: "passed" });
    expect(finding(diagnosis, "certificate-is-trusted")).toMatchObject({ result: "passed" });
    expect(finding(diagnosis, "certificate-is-current")).toMatchObject({
      result: "warning",
      ask: expect.stringContaining("Please renew it before."),
    });
  });

  it("says when a certificate has ended", async () => {
    const certificate = certificateOf(Date.now() - DAY_MS, ["127.0.0.1"]);
    const { draft } = await openHttpsProvider(certificate);
    const { doctor } = openDoctor({ tlsProbe: probeTrusting(certificate) });
    const diagnosis = await doctor.examine(draft, true);
    expect(finding(diagnosis, "certificate-is-current")).toMatchObject({
      result: "failed",
      title: "TLS certificate has ended",
    });
    expect(finding(diagnosis, "certificate-is-trusted")).toMatchObject({ result: "passed" });
  });

  it("says when a certificate is for another host, or has a weak key", async () => {
    const weak = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const certificate = certificateOf(Date.now() + 90 * DAY_MS, ["op.example", "10.0.0.1"], weak);
    const { draft } = await openHttpsProvider(certificate, weak);
    const { doctor } = openDoctor({ tlsProbe: probeTrusting(certificate) });
    const diagnosis = await doctor.examine(draft, true);
    expect(finding(diagnosis, "certificate-names-the-host")).toMatchObject({
      result: "failed",
      found: expect.stringContaining("certificate for DNS:op.example, IP Address:10.0.0.1"),
    });
    expect(finding(diagnosis, "certificate-is-trusted")).toMatchObject({ result: "passed" });
    expect(finding(diagnosis, "certificate-key-is-strong")).toMatchObject({
      result: "passed",
      found: "rsa 2048 bits",
    });
  });
});

describe("a look at a TLS server", () => {
  const look = (port: number, signal?: AbortSignal, clock: Clock = createManualClock()) =>
    createTlsProbe(clock).look({ hostname: "127.0.0.1", port }, TIME_LIMIT_MS, signal);

  /** Takes connections and never answers. */
  const silentServer = () => {
    const server = createTcpServer();
    const connected = new Promise<void>((resolve) => {
      server.on("connection", (socket) => {
        socket.on("error", () => {});
        resolve();
      });
    });
    return { server, connected };
  };

  it("says nothing to it, and hangs up", async () => {
    const cert = certificateOf(Date.now() + DAY_MS, ["127.0.0.1"]);
    const heard: Buffer[] = [];
    const server = createTlsServer({ key: pem(pair.privateKey), cert });
    const hungUp = new Promise<void>((resolve) => {
      server.on("secureConnection", (socket) => {
        socket.on("data", (data) => heard.push(data)).on("close", () => resolve());
      });
    });
    const probe = createTlsProbe(createManualClock());
    const target = { hostname: "127.0.0.1", port: await listening(server), connection: trusting(cert) };
    expect(await probe.look(target, TIME_LIMIT_MS)).toEqual({
      protocol: "TLSv1.3",
      subject: "CN=op.example",
      issuer: "CN=op.example",
      validFrom: expect.any(Number),
      validTo: expect.any(Number),
      subjectAltNames: ["IP Address:127.0.0.1"],
      namesHost: true,
      keyType: "ec",
    });
    await hungUp;
    expect(heard).toEqual([]);
  });

  it("names a server that nobody listens at", async () => {
    expect(await failureOf(async () => look(await unusedPort()))).toMatchObject({
      code: "connection_refused",
    });
  });

  it("names a server that speaks no TLS", async () => {
    const server = createHttpServer();
    onTestFinished(() => server.closeAllConnections());
    expect(await failureOf(async () => look(await listening(server)))).toMatchObject({ code: "tls_failed" });
  });

  it("gives up on a server that does not answer (C-88)", async () => {
    const clock = createManualClock();
    const { server, connected } = silentServer();
    const looking = failureOf(async () => look(await listening(server), undefined, clock));
    await connected;
    clock.advance(TIME_LIMIT_MS);
    expect(await looking).toMatchObject({
      code: "timed_out",
      message: expect.stringContaining("within 10 s"),
    });
  });

  it("can be cancelled, before and while it waits", async () => {
    const { server, connected } = silentServer();
    const port = await listening(server);
    expect(await failureOf(() => look(port, AbortSignal.abort()))).toMatchObject({
      code: "request_cancelled",
    });
    const controller = new AbortController();
    const looking = failureOf(() => look(port, controller.signal));
    await connected;
    controller.abort();
    expect(await looking).toMatchObject({ code: "request_cancelled" });
  });
});
