import { request } from "node:http";
import { startTlsServer, type TlsServer } from "./tls-server.ts";

/** An HTTPS server that hands every request on to a plain one. */
export interface TlsFront extends TlsServer {
  /** `https://host:port`. */
  readonly knownAs: string;
  /** Says where requests are handed on to, for instance `http://127.0.0.1:51234`. */
  leadTo(origin: string): void;
}

/**
 * Starts it; nobody knows the authority of its certificate.
 * @param host the name in its certificate, by which it is known; it need not lead anywhere but by a proxy
 */
export const startTlsFront = async (host: string): Promise<TlsFront> => {
  let behind = "";
  const server = await startTlsServer(
    (received, answer) => {
      const { method, headers, url = "/" } = received;
      const passed = request(behind + url, { method: method ?? "GET", headers, agent: false }, (response) => {
        answer.writeHead(response.statusCode ?? 500, response.rawHeaders);
        response.pipe(answer);
      });
      passed.on("error", () => answer.destroy());
      received.pipe(passed);
    },
    { hosts: [host] },
  );
  return {
    ...server,
    knownAs: `https://${host}:${server.port}`,
    leadTo: (origin) => {
      behind = origin;
    },
  };
};
