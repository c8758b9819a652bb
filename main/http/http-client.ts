import { STATUS_CODES } from "node:http";
import type { Clock } from "../ports/clock.ts";
import type {
  AnswerReceiver,
  ApiClient,
  Connection,
  HttpAnswer,
  HttpConnector,
  HttpLimits,
  HttpRequest,
  HttpResponse,
} from "../ports/http.ts";
import { collectBody } from "./collect-body.ts";
import { startDeadline } from "./deadline.ts";
import type { LineAgent } from "./line-agent.ts";
import { type Intake, transmit } from "./transmit.ts";
import { transportFailure } from "./transport-failure.ts";
import { unpackBody } from "./unpack-body.ts";
import { ownWay, readWay, type Way } from "./way.ts";

/** A way with the connections that were made in it. */
interface Route {
  readonly way: Way;
  readonly agent: LineAgent;
}

/** What is to be exchanged. */
interface Order {
  readonly request: HttpRequest;
  readonly limits: HttpLimits;
  readonly signal: AbortSignal | undefined;
}

interface SizedIntake extends Intake {
  receivedInBytes(): number;
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
  const clientOf = (name: string, read: () => Way): ApiClient => ({
    send: async (request, limits, signal) =>
      sendWhole(await routeOf(name, read), clock, { request, limits, signal }),
    receive: async (request, limits, receiver, signal) =>
      receiveStreamed(await routeOf(name, read), clock, { request, limits, signal }, receiver),
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

/** Sends a request and waits until its answer has gone into `intake`. */
const exchange = async (
  { agent, way }: Route,
  clock: Clock,
  { request, limits, signal, intake }: Order & { readonly intake: SizedIntake },
): Promise<HttpAnswer> => {
  const url = new URL(request.url);
  const begun = clock.elapsed();
  const deadline = startDeadline(clock, limits, signal, url);
  try {
    const answer = await transmit(agent, request, url, intake, deadline, clock);
    const endedAt = clock.elapsed();
    return {
      status: answer.status,
      statusText: STATUS_CODES[answer.status] ?? "",
      headers: answer.headers,
      httpVersion: answer.httpVersion,
      headersAfterMs: answer.headersAt - begun,
      totalMs: endedAt - begun,
      receivedInBytes: intake.receivedInBytes(),
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

/** Keeps the whole answer in memory, and decompresses it at once. */
const sendWhole = async (route: Route, clock: Clock, order: Order): Promise<HttpResponse> => {
  const { maxResponseBytes } = order.limits;
  const collector = collectBody(new URL(order.request.url), maxResponseBytes);
  const answer = await exchange(route, clock, { ...order, intake: collector });
  return { ...answer, body: collector.body(answer.headers) };
};

const receiveStreamed = async (
  route: Route,
  clock: Clock,
  order: Order,
  receiver: AnswerReceiver,
): Promise<HttpAnswer> => {
  const unpacker = unpackBody(receiver, new URL(order.request.url), order.limits.maxResponseBytes);
  try {
    return await exchange(route, clock, { ...order, intake: unpacker });
  } catch (thrown) {
    unpacker.abandon();
    throw thrown;
  }
};
