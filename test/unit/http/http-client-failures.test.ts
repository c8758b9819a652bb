import { readFileSync } from "node:fs";
import { createServer as createTlsServer } from "node:https";
import { describe, expect, it, onTestFinished } from "vitest";
import { createHttpClient } from "../../../main/http/index.ts";
import { transportFailure } from "../../../main/http/transport-failure.ts";
import { failureOf } from "../../support/failure-of.ts";
import { listen, startRawServer, startServer } from "../../support/local-server.ts";
import { createManualClock } from "../../support/manual-clock.ts";
import { fetchWith, wide } from "../../support/open-client.ts";
import { unusedPort } from "../../support/ports.ts";

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/tls/${name}`, import.meta.url));

const codeOf = async (url: string) => (await failureOf(() => fetchWith(url))).code;

describe("a server that cannot be reached", () => {
  it("does not listen: connection_refused (F-66)", async () => {
    const port = await unusedPort();
    const error = await failureOf(() => fetchWith(`http://127.0.0.1:${port}/token?code=opaque`));
    expect(error).toMatchObject({ code: "connection_refused", cause: "ECONNREFUSED" });
    expect(error.message).toContain(`127.0.0.1:${port}`);
    expect(JSON.stringify(error)).not.toContain("opaque");
  });

  it("has a certificate of its own making: tls_failed (F-74)", async () => {
    const server = createTlsServer({ key: fixture("self-signed-key.pem"), cert: fixture("self-signed.pem") });
    onTestFinished(() => void server.close());
    const origin = (await listen(server)).replace("http:", "https:");
    const error = await failureOf(() => fetchWith(origin));
    expect(error.code).toBe("tls_failed");
    expect(error.message).toContain("certificate");
  });

  it("speaks no TLS: tls_failed (F-74)", async () => {
    const server = await startServer((_request, response) => response.end());
    const error = await failureOf(() => fetchWith(server.origin.replace("http:", "https:")));
    expect(error.code).toBe("tls_failed");
    expect(error.message).not.toContain("certificate");
  });
});

describe("an answer that breaks off", () => {
  it.each([
    ["at once", ""],
    ["in the head", "HTTP/1.1 200 OK\r\nContent-"],
    ["before the length that was said", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort"],
    ["in a chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"],
    ["before the last chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n"],
  ])("%s is connection_failed (F-70)", async (_what, bytes) => {
    const server = await startRawServer((socket) => socket.end(bytes));
    expect(await codeOf(server.origin)).toBe("connection_failed");
  });

  it("by a reset in the body is connection_failed (F-70)", async () => {
    const server = await startRawServer((socket) => {
      socket.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort", () => socket.resetAndDestroy());
    });
    expect(await codeOf(server.origin)).toBe("connection_failed");
  });
});

describe("an answer that is no HTTP", () => {
  it.each([
    ["another protocol", "SSH-2.0-OpenSSH_9.6\r\n"],
    ["a head without a status", "HTTP/1.1\r\n\r\n"],
    ["a length that is none", "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n"],
    ["a chunk without a size", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"],
    ["a line break in a header", "HTTP/1.1 200 OK\r\nX-A: 1\nX-B\r\n\r\n"],
    [
      "length and chunks at once",
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    ],
  ])("is connection_failed: %s (F-71)", async (_what, bytes) => {
    const server = await startRawServer((socket) => socket.end(bytes));
    expect(await codeOf(server.origin)).toBe("connection_failed");
  });
});

describe("an answer with more bytes than it said", () => {
  it("is what it said, and the next answer is not mixed up with the rest (F-70)", async () => {
    const server = await startRawServer((socket) =>
      socket.end(
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil",
      ),
    );
    const client = createHttpClient(createManualClock());
    onTestFinished(() => client.close());
    const send = () => client.send({ method: "GET", url: server.origin, headers: [] }, wide);
    const texts = await Promise.all(
      [send(), send()].map((sent) => sent.then(({ body }) => String(Buffer.from(body)))),
    );
    expect(texts).toEqual(["ok", "ok"]);
  });
});

describe("closing the client", () => {
  it("ends what is under way, and nothing is sent afterwards", async () => {
    const server = await startServer(() => void client.close());
    const client = createHttpClient(createManualClock());
    const send = () => client.send({ method: "GET", url: server.origin, headers: [] }, wide);
    expect((await failureOf(send)).code).toBe("connection_failed");
    expect((await failureOf(send)).code).toBe("connection_failed");
    expect(server.requests).toHaveLength(1);
  });
});

describe("what a transport error means", () => {
  const url = new URL("https://op.example/token?code=opaque");
  const codes = [
    ["ECONNREFUSED", "connection_refused"],
    ["ENOTFOUND", "host_not_found"],
    ["EAI_AGAIN", "host_not_found"],
    ["ETIMEDOUT", "timed_out"],
    ["CERT_HAS_EXPIRED", "tls_failed"],
    ["CERT_NOT_YET_VALID", "tls_failed"],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", "tls_failed"],
    ["SELF_SIGNED_CERT_IN_CHAIN", "tls_failed"],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "tls_failed"],
    ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "tls_failed"],
    ["ERR_TLS_CERT_ALTNAME_INVALID", "tls_failed"],
    ["ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION", "tls_failed"],
    ["EPROTO", "tls_failed"],
    ["ECONNRESET", "connection_failed"],
    ["EHOSTUNREACH", "connection_failed"],
    ["UND_ERR_SOCKET", "connection_failed"],
    ["", "connection_failed"],
  ] as const;

  it.each(codes)("%s: %s (F-66, F-74)", (cause, code) => {
    const { error } = transportFailure(Object.assign(new Error("broke"), { code: cause }), url);
    expect(error.code).toBe(code);
    expect(error.message).toContain("op.example");
    expect(error.cause).toBe(cause === "" ? "Error: broke" : cause);
    expect(JSON.stringify(error)).not.toContain("opaque");
  });

  it.each([
    ["ERR_SSL_TLSV1_ALERT_CERTIFICATE_REQUIRED", false, "client_certificate_required"],
    ["ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED", true, "client_certificate_required"],
    ["ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE", false, "client_certificate_required"],
    ["ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE", true, "client_certificate_refused"],
    ["ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED", true, "client_certificate_refused"],
    ["ERR_SSL_SSLV3_ALERT_CERTIFICATE_UNKNOWN", true, "client_certificate_refused"],
    ["ERR_SSL_TLSV1_ALERT_UNKNOWN_CA", true, "client_certificate_refused"],
    ["ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE", false, "tls_failed"],
  ])("%s, with a client certificate: %s, is %s", (cause, hasClientCertificate, code) => {
    const thrown = Object.assign(new Error("broke"), { code: cause });
    const { error } = transportFailure(thrown, url, hasClientCertificate);
    expect(error).toMatchObject({ code, cause });
    if (code !== "tls_failed") expect(error.field).toBe("clientCertificate");
  });

  it("is that of the first address when all of them failed (F-76)", () => {
    const each = [Object.assign(new Error("a"), { code: "ECONNREFUSED" }), new Error("b")];
    expect(transportFailure(new AggregateError(each), url).error.code).toBe("connection_refused");
  });
});
