import type { Http2ServerResponse } from "node:http2";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { ApiClient, Connection } from "../../../main/ports/http.ts";
import { openAuthority } from "../../support/certificates.ts";
import { startConnectProxy } from "../../support/connect-proxy.ts";
import { createManualClock } from "../../support/manual-clock.ts";
import { openClient, wide } from "../../support/open-client.ts";
import { failedReceiving, receiveFrom } from "../../support/receive.ts";
import { startTlsServer, type TlsServer } from "../../support/tls-server.ts";

const MEBIBYTE = 1024 * 1024;

type Answer = Parameters<typeof startTlsServer>[0];

/** The stream below an answer, by which it can be broken off. */
const streamOf = (response: unknown) => (response as Http2ServerResponse).stream;

const clientFor = ({ authority }: TlsServer, connection: Partial<Connection> = {}): ApiClient =>
  openClient().through({ proxyUrl: "", certificateAuthorities: authority.certificatePem, ...connection });

const open = async (answer: Answer) => {
  const server = await startTlsServer(answer, { http2: true });
  return { ...server, client: clientFor(server) };
};

describe("a server that speaks HTTP/2", () => {
  it("is sent requests in it, over one connection", async () => {
    const sockets = new Set<unknown>();
    const { origin, client } = await open((request, response) => {
      sockets.add((request as never as { stream: { session: unknown } }).stream.session);
      response.setHeader("x-version", request.httpVersion);
      response.end(`${request.method} ${request.url} ${request.headers["x-own"]}`);
    });
    const request = { headers: [["X-Own", "yes"]] as const };
    const one = await receiveFrom(`${origin}/a?b=c`, { client, request });
    expect(one.bytes.toString()).toBe("GET /a?b=c yes");
    expect(one.heads[0]).toMatchObject({ status: 200, statusText: "OK", httpVersion: "2" });
    expect(one.answer.connection?.isReused).toBe(false);
    expect(one.answer.timings?.tlsMs).toBeDefined();
    const many = await Promise.all(
      Array.from({ length: 50 }, () => receiveFrom(origin, { client, request })),
    );
    expect(many.every(({ answer }) => answer.connection?.isReused && answer.httpVersion === "2")).toBe(true);
    expect(sockets.size).toBe(1);
  });

  it("gets a single connection also when many ask at once", async () => {
    const sockets = new Set<unknown>();
    const { origin, client } = await open((request, response) => {
      sockets.add((request as never as { stream: { session: unknown } }).stream.session);
      response.end("ok");
    });
    await Promise.all(Array.from({ length: 20 }, () => receiveFrom(origin, { client })));
    expect(sockets.size).toBe(1);
  });

  it("is not asked for it by calls of the protocol", async () => {
    const { origin, client } = await open((request, response) => response.end(request.httpVersion));
    const response = await client.send({ method: "GET", url: origin, headers: [] }, wide);
    expect([response.httpVersion, Buffer.from(response.body).toString()]).toEqual(["1.1", "1.1"]);
  });

  it("keeps headers that occur twice, and unpacks", async () => {
    const { origin, client } = await open((_request, response) => {
      response.setHeader("www-authenticate", ["Bearer", "DPoP"]);
      response.writeHead(401, { "content-encoding": "gzip" }).end(gzipSync("packed"));
    });
    const { heads, bytes } = await receiveFrom(origin, { client });
    expect(heads[0]?.headers.filter(([name]) => name === "www-authenticate")).toEqual([
      ["www-authenticate", "Bearer"],
      ["www-authenticate", "DPoP"],
    ]);
    expect(bytes.toString()).toBe("packed");
  });

  it("is sent bodies, also ones that are made meanwhile", async () => {
    const { origin, client } = await open((request, response) => {
      response.setHeader("x-length", request.headers["content-length"] ?? "none");
      request.pipe(response as never);
    });
    const pieces = async function* () {
      for (let piece = 0; piece < 300; piece += 1) yield Buffer.alloc(10_000, "x");
    };
    const limits = { maxResponseBytes: 10 * MEBIBYTE };
    const body = { sizeInBytes: 3_000_000, open: pieces };
    const streamed = await receiveFrom(origin, { client, limits, request: { method: "PUT", body } });
    expect(streamed.bytes).toHaveLength(3_000_000);
    expect(streamed.heads[0]?.headers).toContainEqual(["x-length", "3000000"]);
    const typed = await receiveFrom(origin, { client, request: { method: "POST", body: "ü" } });
    expect(typed.bytes.toString()).toBe("ü");
  });

  it("is held back by whoever takes the answer, and nothing is lost", async () => {
    const long = Buffer.alloc(10 * MEBIBYTE, "0123456789");
    const { origin, client } = await open((_request, response) => response.end(long));
    const { bytes } = await receiveFrom(origin, {
      client,
      limits: { maxResponseBytes: Number.POSITIVE_INFINITY },
      hold: () => new Promise(setImmediate),
    });
    expect(bytes.equals(long)).toBe(true);
  });

  it("is reached through a proxy, and with a client certificate", async () => {
    const clients = openAuthority("Clients");
    const server = await startTlsServer((request, response) => response.end(request.httpVersion), {
      clients,
      hosts: ["api.example.test"],
      http2: true,
    });
    const proxy = await startConnectProxy();
    const client = clientFor(server, { proxyUrl: proxy.url, clientCertificate: clients.issue("tester") });
    const { answer, bytes } = await receiveFrom(`https://api.example.test:${server.port}/`, { client });
    expect([answer.httpVersion, bytes.toString()]).toEqual(["2", "2.0"]);
    expect(answer.connection?.proxy).toBe(proxy.url);
  });
});

describe("a server that speaks HTTP/1.1 only", () => {
  it("is sent requests in it, over the connection by which that came out", async () => {
    let connections = 0;
    const server = await startTlsServer((request, response) => {
      if (request.socket.listenerCount("close") >= 0) connections += 1;
      response.end(request.httpVersion);
    });
    const client = clientFor(server);
    const one = await receiveFrom(server.origin, { client });
    expect([one.answer.httpVersion, one.bytes.toString()]).toEqual(["1.1", "1.1"]);
    expect(one.answer.connection?.isReused).toBe(false);
    await new Promise((resolve) => setImmediate(resolve));
    const two = await receiveFrom(server.origin, { client });
    expect(two.answer.connection?.isReused).toBe(true);
    expect(connections).toBe(2);
  });
});

describe("an answer over HTTP/2 that fails", () => {
  it("as the server resets it: what came is kept", async () => {
    const { origin, client } = await open((_request, response) => {
      response.write("first");
      setImmediate(() => streamOf(response).close(2));
    });
    const { error, heads } = await failedReceiving(origin, { client });
    expect(error.code).toBe("connection_failed");
    expect(heads).toHaveLength(1);
  });

  it("as the server gives it up without an error, which is no end", async () => {
    const { origin, client } = await open((_request, response) => {
      response.write("first", () => streamOf(response).close(0));
    });
    expect((await failedReceiving(origin, { client })).error.code).toBe("connection_failed");
  });

  it("as the connection breaks; the next one is made anew", async () => {
    let isBroken = false;
    const { origin, client } = await open((_request, response) => {
      if (isBroken) response.end("ok");
      else response.write("first", () => streamOf(response).session?.destroy());
      isBroken = true;
    });
    expect((await failedReceiving(origin, { client })).error.code).toBe("connection_failed");
    const { answer, bytes } = await receiveFrom(origin, { client });
    expect([answer.connection?.isReused, bytes.toString()]).toEqual([false, "ok"]);
  });

  it("as the server refused to look at it: it is sent once more", async () => {
    let asked = 0;
    const { origin, client } = await open((_request, response) => {
      asked += 1;
      if (asked === 1) streamOf(response).close(7);
      else response.end("ok");
    });
    const { bytes } = await receiveFrom(origin, { client, request: { method: "POST", body: "{}" } });
    expect([bytes.toString(), asked]).toEqual(["ok", 2]);
  });

  it("as it is too large, cancelled, or too late; the connection goes on", async () => {
    const { origin, client } = await open((request, response) => {
      if (request.url === "/large") response.end("x".repeat(5000));
      else if (request.url === "/ok") response.end("ok");
    });
    const large = await failedReceiving(`${origin}/large`, { client, limits: { maxResponseBytes: 1000 } });
    expect([large.error.code, large.bytes.length]).toEqual(["response_too_large", 1000]);
    const controller = new AbortController();
    const cancelled = failedReceiving(`${origin}/never`, { client, signal: controller.signal });
    controller.abort();
    expect((await cancelled).error.code).toBe("request_cancelled");
    expect((await receiveFrom(`${origin}/ok`, { client })).answer.connection?.isReused).toBe(true);
  });

  it("as nobody answers in time", async () => {
    const clock = createManualClock();
    let asked = () => {};
    const isAsked = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const server = await startTlsServer(() => asked(), { http2: true });
    const client = openClient(clock).through({
      proxyUrl: "",
      certificateAuthorities: server.authority.certificatePem,
    });
    const failed = failedReceiving(server.origin, { client });
    await isAsked;
    clock.advance(wide.headersTimeoutMs);
    expect((await failed).error.code).toBe("timed_out");
  });
});
