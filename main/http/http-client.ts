import { STATUS_CODES } from "node:http";
import type { Clock } from "../ports/clock.ts";
import type { Connection, HttpConnector, HttpLimits, HttpRequest, HttpResponse } from "../ports/http.ts";
import { startDeadline } from "./deadline.ts";
import { decompress } from "./decompress.ts";
import type { LineAgent } from "./line-agent.ts";
import { transmit } from "./transmit.ts";
import { transportFailure } from "./transport-failure.ts";
import { ownWay, readWay, type Way } from "./way.ts";

/** A way with the connections that were made in it. */
interface Route {
  readonly way: Way;
  readonly agent: LineAgent;
}

/**
 * An HTTP/1.1 client over keep-alive connections. The limits run on the given clock, not on undici's own
 * timers, so that tests can let time pass.
 */
export const createHttpClient = (clock: Clock): HttpConnector => {
  const routes = new Map<string, Promise<Route>>();
  const routeOf = (name: string, read: () => Way): Promise<Route> => {
    const known = routes.get(name);
    if (known !== undefined) return known;
    const way = read();
    const route = openAgent(way, clock).then((agent) => ({ way, agent }));
    routes.set(name, route);
    return route;
  };
  const clientOf = (name: string, read: () => Way): Pick<HttpConnector, "send"> => ({
    send: async (request, limits, signal) =>
      sendOnce(await routeOf(name, read), clock, request, limits, signal),
  });
  return {
    ...clientOf("", () => ownWay),
    through: (connection) => clientOf(nameOf(connection), () => readWay(connection)),
    close: async () => {
      for (const { agent } of await Promise.all(routes.values())) await agent.destroy();
    },
  };
};

/** Equal ways have the same name; the machine's own has none. */
const nameOf = ({ proxyUrl, certificateAuthorities, clientCertificate }: Connection): string =>
  [
    proxyUrl,
    certificateAuthorities,
    clientCertificate?.certificatePem ?? "",
    clientCertificate?.privateKeyPem ?? "",
  ]
    .map((part) => part.trim())
    .join("\n")
    .trim();

/** undici is loaded here: it is large, and the window is open before anything is sent. */
const openAgent = async (way: Way, clock: Clock): Promise<LineAgent> => {
  const { openLineAgent } = await import("./line-agent.ts");
  return openLineAgent(way, clock);
};

const sendOnce = async (
  { agent, way }: Route,
  clock: Clock,
  request: HttpRequest,
  limits: HttpLimits,
  signal: AbortSignal | undefined,
): Promise<HttpResponse> => {
  const url = new URL(request.url);
  const begun = clock.elapsed();
  const deadline = startDeadline(clock, limits, signal, url);
  try {
    const answer = await transmit(agent, request, url, limits.maxResponseBytes, deadline, clock);
    const body = decompress(answer.body, answer.headers, limits.maxResponseBytes, url);
    const endedAt = clock.elapsed();
    return {
      status: answer.status,
      statusText: STATUS_CODES[answer.status] ?? "",
      headers: answer.headers,
      body,
      headersAfterMs: answer.headersAt - begun,
      totalMs: endedAt - begun,
      timings: {
        ...answer.connectionTimings,
        waitMs: answer.headersAt - answer.writtenAt,
        receiveMs: endedAt - answer.headersAt,
      },
      ...(answer.connection && { connection: answer.connection }),
    };
  } catch (thrown) {
    throw deadline.reason() ?? transportFailure(thrown, url, way.hasClientCertificate);
  } finally {
    deadline.end();
  }
};
