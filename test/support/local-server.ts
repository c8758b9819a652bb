import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import {
  type AddressInfo,
  createServer as createSocketServer,
  type Server as NetServer,
  type Socket,
} from "node:net";
import { onTestFinished } from "vitest";

/** A peer on 127.0.0.1 that ends with the test. */
export interface LocalServer {
  /** For instance `http://127.0.0.1:51234`. */
  readonly origin: string;
  /** Heads of the requests that came, for instance `GET /x`, in their order. */
  readonly requests: readonly string[];
  /** How many connections were made to it. */
  connections(): number;
}

/** Starts an HTTP server. */
export const startServer = async (
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<LocalServer> => {
  const requests: string[] = [];
  let connections = 0;
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  server.on("connection", () => {
    connections += 1;
  });
  onTestFinished(() => endServer(server));
  const origin = await listen(server);
  return { origin, requests, connections: () => connections };
};

/** Starts a server that answers the first bytes of a connection as it likes, in HTTP or not. */
export const startRawServer = async (
  answer: (socket: Socket, head: string) => void,
): Promise<Pick<LocalServer, "origin">> => {
  const sockets = new Set<Socket>();
  const server = createSocketServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy());
    socket.once("data", (bytes) => answer(socket, bytes.toString("latin1")));
  });
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(() => resolve()));
  });
  return { origin: await listen(server) };
};

/** Makes a server listen on a free port and gives its origin. */
export const listen = (server: NetServer): Promise<string> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    );
  });

const endServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
