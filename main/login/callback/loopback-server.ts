import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { AppFailure } from "#shared/app-error.ts";
import type { LoopbackHost } from "#shared/configurations/client-configuration.ts";
import type { Clock } from "../../ports/clock.ts";

const MAX_HEADER_BYTES = 16 * 1024;
const MAX_CONNECTIONS = 16;
/** How long a connection may last. On the clock: Node looks at its own limits only twice a minute. */
const CONNECTION_LIFE_MS = 5_000;

/** A server for browsers on this machine; it is bounded in connections, their life and their headers. */
export interface LoopbackServer {
  readonly port: number;
  /** The value of the Host header by which it is meant. */
  readonly host: string;
  /** Ends listening, and every connection. */
  close(): Promise<void>;
}

/**
 * Opens a server on the loopback interface (RFC 8252 7.3).
 * @param place the port may be 0 or absent: the system chooses one
 * @throws AppFailure `port_in_use`, `loopback_unavailable`
 */
export const openLoopbackServer = async (
  place: { readonly host: LoopbackHost; readonly port?: number | undefined },
  clock: Clock,
  onRequest: (request: IncomingMessage, answer: ServerResponse) => void,
): Promise<LoopbackServer> => {
  const servers: Server[] = [];
  const onConnection = (socket: Socket): void => {
    const stop = clock.after(CONNECTION_LIFE_MS, () => socket.destroy());
    socket.once("close", stop);
  };
  const port = await bind(place, servers, { onRequest, onConnection });
  return {
    port,
    host: hostHeader(place.host, port),
    close: async () => {
      await Promise.all(servers.map(closeServer));
    },
  };
};

/** A URL leaves out port 80, and so does the Host header (RFC 9110 4.2.3). */
const hostHeader = (host: LoopbackHost, port: number): string => (port === 80 ? host : `${host}:${port}`);

/** Literal addresses only; `localhost` may resolve to either family, so both are bound (C-07, C-13). */
const addressesOf: Readonly<Record<LoopbackHost, readonly string[]>> = {
  "127.0.0.1": ["127.0.0.1"],
  "[::1]": ["::1"],
  localhost: ["127.0.0.1", "::1"],
};

interface Listeners {
  readonly onRequest: (request: IncomingMessage, answer: ServerResponse) => void;
  readonly onConnection: (socket: Socket) => void;
}

const bind = async (
  place: { readonly host: LoopbackHost; readonly port?: number | undefined },
  servers: Server[],
  { onRequest, onConnection }: Listeners,
): Promise<number> => {
  let port = place.port ?? 0;
  for (const address of addressesOf[place.host]) {
    const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, onRequest);
    server.on("connection", onConnection);
    server.maxConnections = MAX_CONNECTIONS;
    try {
      port = await listen(server, address, port);
      servers.push(server);
    } catch (thrown) {
      const familyIsMissing = servers.length > 0 && isAddressMissing(thrown);
      if (familyIsMissing) continue;
      await Promise.all(servers.map(closeServer));
      throw listenFailure(thrown, port);
    }
  }
  return port;
};

const listen = (server: Server, host: string, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port, exclusive: true }, () => {
      server.off("error", reject);
      resolve((server.address() as AddressInfo).port);
    });
  });

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

const errorCode = (thrown: unknown): string => String((thrown as NodeJS.ErrnoException).code ?? thrown);

const isAddressMissing = (thrown: unknown): boolean =>
  ["EADDRNOTAVAIL", "EAFNOSUPPORT"].includes(errorCode(thrown));

const listenFailure = (thrown: unknown, port: number): AppFailure =>
  errorCode(thrown) === "EADDRINUSE"
    ? new AppFailure({
        code: "port_in_use",
        message: `Port ${port} is used by another program or another login.`,
        advice: "End what uses it, choose another port for the redirect, or let the system choose one.",
        cause: "EADDRINUSE",
        step: "preparation",
        field: "redirect.port",
      })
    : new AppFailure(
        {
          code: "loopback_unavailable",
          message: "The loopback interface cannot be listened on.",
          advice: "Choose another host for the redirect, or a port above 1023.",
          cause: errorCode(thrown),
          step: "preparation",
          field: "redirect.host",
        },
        { cause: thrown },
      );
