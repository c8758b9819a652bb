import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** A server that only holds a port of 127.0.0.1, until the test ends. */
export const holdPort = async (): Promise<number> => {
  const server = await listen();
  onTestFinished(() => close(server));
  return portOf(server);
};

/** A port of 127.0.0.1 that nothing listens at: one that was free a moment ago. */
export const unusedPort = async (): Promise<number> => {
  const server = await listen();
  const port = portOf(server);
  await close(server);
  return port;
};

const listen = (): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => resolve(server));
  });

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
