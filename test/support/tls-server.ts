import type { RequestListener } from "node:http";
import { createSecureServer } from "node:http2";
import { createServer } from "node:https";
import type { Socket } from "node:net";
import { onTestFinished } from "vitest";
import { type IssuedCertificate, openAuthority, type TestAuthority } from "./certificates.ts";
import { listen } from "./local-server.ts";

/** An HTTPS server on 127.0.0.1 that ends with the test. */
export interface TlsServer {
  /** For instance `https://127.0.0.1:51234`. */
  readonly origin: string;
  readonly port: number;
  /** Issued the server's certificate; nobody else knows it. */
  readonly authority: TestAuthority;
}

/**
 * Starts an HTTPS server whose certificate is of an authority of its own.
 * @param clients issues the client certificates that the server demands; absent: it asks for none
 */
export const startTlsServer = async (
  answer: RequestListener,
  options: {
    readonly hosts?: readonly string[];
    readonly clients?: TestAuthority;
    /** Speaks HTTP/2 besides HTTP/1.1. */
    readonly http2?: boolean;
  } = {},
): Promise<TlsServer> => {
  const authority = openAuthority("Authority of a test");
  const { certificatePem, privateKeyPem }: IssuedCertificate = authority.issue(
    "server",
    options.hosts ?? ["127.0.0.1", "localhost"],
  );
  const tls = {
    cert: certificatePem,
    key: privateKeyPem,
    ...(options.clients && {
      ca: options.clients.certificatePem,
      requestCert: true,
      rejectUnauthorized: true,
    }),
  };
  const server = options.http2
    ? createSecureServer({ ...tls, allowHTTP1: true }, answer as never)
    : createServer(tls, answer);
  const sockets = new Set<Socket>();
  server.on("secureConnection", (socket: Socket) => sockets.add(socket));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  );
  const origin = (await listen(server)).replace("http:", "https:");
  return { origin, port: Number(new URL(origin).port), authority };
};
