import { createServer, type Server } from "node:http";
import { connect, type Socket } from "node:net";
import { onTestFinished } from "vitest";
import { listen } from "./local-server.ts";

/** An HTTP proxy on 127.0.0.1 that makes tunnels and ends with the test. */
export interface ConnectProxy {
  /** For instance `http://127.0.0.1:51234`. */
  readonly url: string;
  /** Host and port of each tunnel that was asked for, in their order. */
  readonly asked: readonly string[];
}

/**
 * Starts a proxy. Every tunnel leads to this machine, to the port that was asked for, whatever the host's name is.
 * @param refusal status line with which every tunnel is refused, for instance `403 Forbidden`
 */
export const startConnectProxy = async (refusal?: string): Promise<ConnectProxy> => {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy());
  };
  const server = createServer();
  server.on("connect", (request, socket: Socket, head: Buffer) => {
    keep(socket);
    asked.push(request.url ?? "");
    if (refusal !== undefined) {
      socket.end(`HTTP/1.1 ${refusal}\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    const target = connect({ host: "127.0.0.1", port: Number(request.url?.split(":").at(-1)) });
    keep(target);
    target.once("connect", () => {
      socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      target.write(head);
      socket.pipe(target).pipe(socket);
    });
  });
  onTestFinished(() => endProxy(server, sockets));
  return { url: await listen(server), asked };
};

const endProxy = (server: Server, sockets: ReadonlySet<Socket>): Promise<void> =>
  new Promise((resolve) => {
    for (const socket of sockets) socket.destroy();
    server.close(() => resolve());
    server.closeAllConnections();
  });
