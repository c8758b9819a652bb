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
import { type Deadline, startDeadline } from "./deadline.ts";
import { createHttp2Lines, type Http2Lines } from "./http2-lines.ts";
import type { LineAgent } from "./line-agent.ts";
import { type Answer, type Intake, transmit } from "./transmit.ts";
import { StreamRefused, transmitHttp2 } from "./transmit-http2.ts";
import { transportFailure } from "./transport-failure.ts";
import { unpackBody } from "./unpack-body.ts";
import { ownWay, readWay, type Way } from "./way.ts";

/** A way with the connections that were made in it. */
interface Route {
  readonly way: Way;
  readonly agent: LineAgent;
  readonly http2: Http2Lines;
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
 * An HTTP client over keep-alive connections; `send` speaks HTTP/1.1, `receive` HTTP/2 where the server does. The limits run on the given clock, not on undici's own
 * timers, so that tests can let time pass.
 */
export const createHttpClient = (clock: Clock): HttpConnector => {
  const routes = new Map<string, Promise<Route>>();
  const routeOf = (name: string, read: () => Way): Promise<Route> => {
    const known = routes.get(name);
    if (known !== undefined) return known;
    const way = read();
    const route = openAgent(way, clock).then((agent) => ({
      way,
      agent,
      http2: createHttp2Lines(way, clock, agent.keep),
    }));
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
      for (const { agent, http2 } of await Promise.all(routes.values())) {
        http2.destroy();
        await agent.destroy();
      }
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
  { way }: Route,
  clock: Clock,
  { request, limits, signal, intake }: Order & { readonly intake: SizedIntake },
  send: (url: URL, deadline: Deadline) => Promise<Answer>,
): Promise<HttpAnswer> => {
  const url = new URL(request.url);
  const begun = clock.elapsed();
  const deadline = startDeadline(clock, limits, signal, url);
  try {
    const answer = await send(url, deadline);
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
  const answer = await exchange(route, clock, { ...order, intake: collector }, (url, deadline) =>
    transmit(route.agent, order.request, url, collector, deadline, clock),
  );
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
    return await exchange(route, clock, { ...order, intake: unpacker }, (url, deadline) =>
      transmitInEither(route, clock, order.request, url, unpacker, deadline),
    );
  } catch (thrown) {
    unpacker.abandon();
    throw thrown;
  }
};

/** Over HTTP/2 where the server speaks it; once more on another connection when it refused to look at the request. */
const transmitInEither = async (
  { agent, http2 }: Route,
  clock: Clock,
  request: HttpRequest,
  url: URL,
  intake: Intake,
  deadline: Deadline,
): Promise<Answer> => {
  const attempt = async (): Promise<Answer> => {
    const line = await unlessOver(deadline, http2.lineTo(url));
    return line === undefined
      ? transmit(agent, request, url, intake, deadline, clock)
      : transmitHttp2(line, request, url, intake, deadline, clock);
  };
  try {
    return await attempt();
  } catch (thrown) {
    if (thrown instanceof StreamRefused) return attempt();
    throw thrown;
  }
};

/** A connection that is made for others as well goes on; this exchange no longer waits for it. */
const unlessOver = <What>(deadline: Deadline, waiting: Promise<What>): Promise<What> =>
  new Promise((resolve, reject) => {
    deadline.whenOver(reject);
    waiting.then(resolve, reject);
  });
