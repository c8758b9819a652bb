import { onTestFinished } from "vitest";
import { createReach } from "../../main/configurations/index.ts";
import { createHttpClient } from "../../main/http/index.ts";
import type { Clock } from "../../main/ports/clock.ts";
import type {
  ApiClient,
  Connection,
  HttpClient,
  HttpConnector,
  HttpLimits,
  HttpRequest,
  HttpResponse,
} from "../../main/ports/http.ts";
import type { Reach } from "../../main/ports/reach.ts";
import { createManualClock } from "./manual-clock.ts";

/** Bounds that no test comes near to unless it wants to. */
export const wide: HttpLimits = {
  headersTimeoutMs: 15_000,
  totalTimeoutMs: 30_000,
  maxResponseBytes: 1024 * 1024,
};

/** A client that is closed when the test ends; its clock stands still unless one is given. */
export const openClient = (clock: Clock = createManualClock()): HttpConnector => {
  const client = createHttpClient(clock);
  onTestFinished(() => client.close());
  return client;
};

/** The way to servers of configurations that have no client certificate; without a client, one of its own. */
export const openReach = (http: HttpClient = openClient()): Reach =>
  createReach({
    http: "through" in http ? (http as HttpConnector) : connectorOf({ receive: noApi, ...http }),
    clientCertificate: async () => undefined,
  });

const connectorOf = (client: ApiClient): HttpConnector => ({
  ...client,
  through: () => client,
  close: async () => {},
});

const noApi: ApiClient["receive"] = async () => {
  throw new Error("No API is called here.");
};

/** Asks for a URL with a client of its own. */
export const fetchWith = (
  url: string,
  options: {
    readonly request?: Partial<HttpRequest>;
    readonly limits?: Partial<HttpLimits>;
    readonly signal?: AbortSignal;
    readonly clock?: Clock;
    readonly connection?: Partial<Connection>;
  } = {},
): Promise<HttpResponse> => {
  const connection: Connection = { proxyUrl: "", certificateAuthorities: "", ...options.connection };
  return openClient(options.clock)
    .through(connection)
    .send(
      { method: "GET", url, headers: [], ...options.request },
      { ...wide, ...options.limits },
      options.signal,
    );
};

/** A response's body as text. */
export const textOf = (response: HttpResponse): string => new TextDecoder().decode(response.body);
