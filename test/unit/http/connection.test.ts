import type { TLSSocket } from "node:tls";
import { describe, expect, it } from "vitest";
import { systemClock } from "../../../main/ports/clock.ts";
import type { Connection, HttpClient, HttpResponse } from "../../../main/ports/http.ts";
import { openAuthority } from "../../support/certificates.ts";
import { startConnectProxy } from "../../support/connect-proxy.ts";
import { failureOf } from "../../support/failure-of.ts";
import { startServer } from "../../support/local-server.ts";
import { fetchWith, openClient, textOf, wide } from "../../support/open-client.ts";
import { unusedPort } from "../../support/ports.ts";
import { startTlsServer } from "../../support/tls-server.ts";

const plain: Connection = { proxyUrl: "", certificateAuthorities: "" };
const NAME = "id.example.test";

/** Asks, and waits until the connection may be used again, which is not in the same turn of the event loop. */
const get = async (client: HttpClient, url: string): Promise<HttpResponse> => {
  const response = await client.send({ method: "GET", url, headers: [] }, wide);
  await new Promise((resolve) => setImmediate(resolve));
  return response;
};

describe("certificate authorities", () => {
  it("of the machine do not know the server's: the failure names the field that does", async () => {
    const { origin } = await startTlsServer((_request, response) => response.end());
    const error = await failureOf(() => fetchWith(origin));
    expect(error).toMatchObject({ code: "tls_failed", field: "connection.certificateAuthorities" });
    expect(error.advice).toContain("certificate authorities");
  });

  it("are trusted besides, with text around them and among others", async () => {
    const { origin, authority } = await startTlsServer((_request, response) => response.end("yes"));
    const certificateAuthorities = `Ours:\r\n${openAuthority("Another").certificatePem}\n# and\n${authority.certificatePem}`;
    const response = await fetchWith(origin, { connection: { certificateAuthorities } });
    expect(textOf(response)).toBe("yes");
  });

  it("do not make a wrong name right", async () => {
    const { origin, authority } = await startTlsServer((_request, response) => response.end(), {
      hosts: ["other.example.test"],
    });
    const error = await failureOf(() =>
      fetchWith(origin, { connection: { certificateAuthorities: authority.certificatePem } }),
    );
    expect(error).toMatchObject({ code: "tls_failed", cause: "ERR_TLS_CERT_ALTNAME_INVALID" });
    expect(error.field).toBeUndefined();
  });

  it.each([
    ["no certificate", "MIIB", "no certificate in PEM"],
    ["a private key", openAuthority("A").issue("b").privateKeyPem, "PRIVATE KEY"],
    ["a damaged one", openAuthority("A").certificatePem.replace(/\n.{20}/, "\n"), "1 of 1 is damaged"],
  ])("that are %s are refused before anything is sent", async (_what, certificateAuthorities, words) => {
    const server = await startServer((_request, response) => response.end());
    const error = await failureOf(() => fetchWith(server.origin, { connection: { certificateAuthorities } }));
    expect(error).toMatchObject({
      code: "authorities_unreadable",
      field: "connection.certificateAuthorities",
    });
    expect(error.message).toContain(words);
    expect(server.connections()).toBe(0);
  });
});

describe("a proxy", () => {
  it("is asked for a tunnel, through which TLS goes to the server itself", async () => {
    const { authority, port } = await startTlsServer((_request, response) => response.end("through"), {
      hosts: [NAME],
    });
    const proxy = await startConnectProxy();
    const response = await fetchWith(`https://${NAME}:${port}/token`, {
      connection: { proxyUrl: proxy.url, certificateAuthorities: authority.certificatePem },
    });
    expect(textOf(response)).toBe("through");
    expect(response.connection).toMatchObject({ proxy: proxy.url, tls: { subject: "CN=server" } });
    expect(proxy.asked).toEqual([`${NAME}:${port}`]);
  });

  it("tunnels plain HTTP too, and keeps headers that occur twice", async () => {
    const seen: (string | undefined)[] = [];
    const server = await startServer((request, response) => {
      seen.push(...request.rawHeaders.filter((_part, index, all) => all[index - 1] === "x-twice"));
      response.end("plain");
    });
    const proxy = await startConnectProxy();
    const url = server.origin.replace("127.0.0.1", NAME);
    const response = await fetchWith(url, {
      request: {
        headers: [
          ["x-twice", "a"],
          ["x-twice", "b"],
        ],
      },
      connection: { proxyUrl: proxy.url },
    });
    expect(textOf(response)).toBe("plain");
    expect(seen).toEqual(["a", "b"]);
    expect(proxy.asked).toEqual([new URL(url).host]);
  });

  it.each(["127.0.0.1", "localhost"])("is not asked for %s", async (host) => {
    const server = await startServer((_request, response) => response.end("direct"));
    const proxyUrl = `http://proxy.invalid:${await unusedPort()}`;
    const response = await fetchWith(server.origin.replace("127.0.0.1", host), { connection: { proxyUrl } });
    expect(textOf(response)).toBe("direct");
    expect(response.connection).not.toHaveProperty("proxy");
  });

  it("that does not listen is what the failure names, not the server", async () => {
    const proxyUrl = `http://127.0.0.1:${await unusedPort()}`;
    const error = await failureOf(() => fetchWith(`https://${NAME}`, { connection: { proxyUrl } }));
    expect(error).toMatchObject({
      code: "proxy_unreachable",
      cause: "ECONNREFUSED",
      field: "connection.proxyUrl",
    });
    expect(error.message).toContain(proxyUrl);
  });

  it.each([
    ["407 Proxy Authentication Required", 407, "user name and a password"],
    ["403 Forbidden", 403, `refused a tunnel to ${NAME}:443`],
    ["502 Bad Gateway", 502, `refused a tunnel to ${NAME}:443`],
  ])("that answers %s has refused", async (refusal, httpStatus, words) => {
    const proxy = await startConnectProxy(refusal);
    const error = await failureOf(() =>
      fetchWith(`https://${NAME}`, { connection: { proxyUrl: proxy.url } }),
    );
    expect(error).toMatchObject({
      code: "proxy_refused",
      field: "connection.proxyUrl",
      wire: { httpStatus },
      cause: refusal,
    });
    expect(error.message).toContain(words);
  });

  it("that ends the connection in place of an answer is proxy_unreachable", async () => {
    const server = await startServer((_request, response) => response.end());
    // A server without CONNECT ends such a connection at once.
    const error = await failureOf(() =>
      fetchWith(`https://${NAME}`, { connection: { proxyUrl: server.origin } }),
    );
    expect(error.code).toBe("proxy_unreachable");
  });

  it.each([
    "proxy:3128",
    "https://proxy.example.test",
    "http://user:pass-phrase@proxy.example.test",
    "http://p/x",
  ])("cannot be %s", async (proxyUrl) => {
    const error = await failureOf(() => fetchWith(`https://${NAME}`, { connection: { proxyUrl } }));
    expect(error).toMatchObject({ code: "invalid_input", field: "connection.proxyUrl" });
    expect(JSON.stringify(error)).not.toContain("pass-phrase");
  });
});

describe("a client certificate", () => {
  const clients = openAuthority("Authority of clients");
  const startDemanding = () =>
    startTlsServer(
      (request, response) =>
        response.end((request.socket as TLSSocket).getPeerCertificate().subject?.CN ?? "nobody"),
      { clients },
    );

  it("is shown to a server that asks for one", async () => {
    const { origin, authority } = await startDemanding();
    const response = await fetchWith(origin, {
      connection: {
        certificateAuthorities: authority.certificatePem,
        clientCertificate: clients.issue("client of a test"),
      },
    });
    expect(textOf(response)).toBe("client of a test");
    expect(response.connection?.tls?.hasClientCertificate).toBe(true);
  });

  it("that is missing is told: client_certificate_required", async () => {
    const { origin, authority } = await startDemanding();
    const error = await failureOf(() =>
      fetchWith(origin, { connection: { certificateAuthorities: authority.certificatePem } }),
    );
    expect(error).toMatchObject({ code: "client_certificate_required", field: "clientCertificate" });
  });

  it("that does not belong to its key is refused before anything is sent", async () => {
    const { origin } = await startDemanding();
    const { certificatePem } = clients.issue("one");
    const { privateKeyPem } = clients.issue("another");
    const error = await failureOf(() =>
      fetchWith(origin, { connection: { clientCertificate: { certificatePem, privateKeyPem } } }),
    );
    expect(error).toMatchObject({ code: "invalid_input", field: "clientCertificate" });
    expect(JSON.stringify(error)).not.toContain("PRIVATE KEY");
  });
});

describe("connections", () => {
  it("are shared by equal ways, and not by others", async () => {
    const server = await startServer((_request, response) => response.end());
    const client = openClient();
    const certificateAuthorities = openAuthority("Any").certificatePem;
    await get(client, server.origin);
    await get(client.through({ ...plain }), server.origin);
    expect(server.connections()).toBe(1);
    await get(client.through({ ...plain, certificateAuthorities }), server.origin);
    await get(client.through({ ...plain, certificateAuthorities }), server.origin);
    expect(server.connections()).toBe(2);
  });

  it("say how long each part took, the making of them once only", async () => {
    const { origin, authority } = await startTlsServer((_request, response) => response.end("x"));
    const client = openClient(systemClock).through({
      ...plain,
      certificateAuthorities: authority.certificatePem,
    });
    const url = origin.replace("127.0.0.1", "localhost");
    const [first, second] = [await get(client, url), await get(client, url)];
    expect(Object.keys(first.timings ?? {}).toSorted()).toEqual([
      "connectMs",
      "dnsMs",
      "receiveMs",
      "tlsMs",
      "waitMs",
    ]);
    expect(Object.values(first.timings ?? {}).filter((ms) => !(ms >= 0))).toEqual([]);
    expect(Object.keys(second.timings ?? {}).toSorted()).toEqual(["receiveMs", "waitMs"]);
    expect([first.connection?.isReused, second.connection?.isReused]).toEqual([false, true]);
    expect(first.connection?.tls).toMatchObject({
      protocol: "TLSv1.3",
      subject: "CN=server",
      issuer: "CN=Authority of a test",
      subjectAltNames: ["IP Address:127.0.0.1", "DNS:localhost"],
      hasClientCertificate: false,
    });
    expect(first.connection?.tls?.fingerprint).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
    expect(first.connection?.tls?.cipher).toMatch(/^TLS_/);
    expect(second.connection?.tls).toEqual(first.connection?.tls);
  });

  it("of plain HTTP have no TLS, and no name where there was none to look up", async () => {
    const server = await startServer((_request, response) => response.end());
    const response = await get(openClient(systemClock), server.origin);
    expect(response.timings).not.toHaveProperty("dnsMs");
    expect(response.timings).not.toHaveProperty("tlsMs");
    expect(response.connection).toEqual({ remoteAddress: new URL(server.origin).host, isReused: false });
  });
});
