import type { Connection, HttpConnector } from "../ports/http.ts";
import type { Reach } from "../ports/reach.ts";

/** Says how a configuration's servers are reached: proxy and authorities from it, the client certificate unsealed. */
export const createReach = (parts: {
  readonly http: HttpConnector;
  readonly clientCertificate: (id: string) => Promise<Connection["clientCertificate"]>;
}): Reach => {
  const { http } = parts;
  const connectionOf: Reach["connectionOf"] = async ({ connection, id, clientCertificate: shown }) => {
    // Asked for only where there is one: requests are many, and the certificates' owners are few.
    const clientCertificate =
      shown === undefined || id === undefined ? undefined : await parts.clientCertificate(id);
    return { ...connection, ...(clientCertificate && { clientCertificate }) };
  };
  return {
    connectionOf,
    clientOf: (reached) => ({
      send: async (request, limits, signal) =>
        http.through(await connectionOf(reached)).send(request, limits, signal),
      receive: async (request, limits, receiver, signal) =>
        http.through(await connectionOf(reached)).receive(request, limits, receiver, signal),
    }),
  };
};
