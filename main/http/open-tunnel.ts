import { type IncomingMessage, request } from "node:http";
import type { Socket } from "node:net";
import { proxyRefused, proxyUnreachable } from "./proxy-failures.ts";
import type { HttpProxy } from "./way.ts";

/**
 * Asks a proxy for a tunnel (RFC 9110 9.3.6) over a connection to it, which is the tunnel afterwards.
 * @param authority host and port of the tunnel's other end
 * @throws AppFailure `proxy_unreachable`, `proxy_refused`
 */
export const openTunnel = (socket: Socket, proxy: HttpProxy, authority: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const asked = request({
      method: "CONNECT",
      path: authority,
      headers: { host: authority },
      createConnection: () => socket,
    });
    asked.once("connect", (answer: IncomingMessage, _socket, head: Buffer) => {
      const { statusCode = 0, statusMessage = "" } = answer;
      if (statusCode >= 200 && statusCode < 300) {
        if (head.length > 0) socket.unshift(head);
        resolve();
        return;
      }
      socket.destroy();
      reject(proxyRefused(proxy, authority, statusCode, statusMessage));
    });
    asked.on("error", (thrown) => reject(proxyUnreachable(proxy, thrown)));
    asked.end();
  });
