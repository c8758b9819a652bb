import { Agent, type buildConnector, Client, type Dispatcher, Pool } from "undici";
import type { Clock } from "../ports/clock.ts";
import { type OpenedConnection, openConnection, type Target } from "./open-connection.ts";
import type { Way } from "./way.ts";

const MAX_HEADER_BYTES = 64 * 1024;

/** One place of undici's pools: it has one connection at a time, and may open another when that has ended. */
export interface Line {
  /** Undefined while it is being made. */
  opened: OpenedConnection | undefined;
  /** How many requests were written to it. */
  uses: number;
}

/** An undici agent that can say over which connection a request went. */
export interface LineAgent {
  dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): void;
  /** Of a request that is being written, or was. */
  lineOf(options: Dispatcher.DispatchOptions): Line | undefined;
  destroy(): Promise<void>;
}

/** Opens an agent that makes its connections in this way. What undici would time itself is left to the caller. */
export const openLineAgent = (way: Way, clock: Clock): LineAgent => {
  const lines = new WeakMap<Dispatcher.DispatchOptions, Line>();
  const openLine = (origin: URL, options: object): Dispatcher => {
    const line: Line = { opened: undefined, uses: 0 };
    const client = new Client(origin, { ...options, connect: connectorOf(line, way, clock) });
    const dispatch = client.dispatch.bind(client);
    // undici's handlers do not learn the connection; the options of a request come to here as they were given.
    client.dispatch = (request, handler) => {
      lines.set(request, line);
      return dispatch(request, handler);
    };
    return client;
  };
  const agent = new Agent({
    factory: (origin, options) => new Pool(origin, { ...options, factory: openLine }),
    maxHeaderSize: MAX_HEADER_BYTES,
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  return {
    dispatch: (options, handler) => void agent.dispatch(options, handler),
    lineOf: (options) => lines.get(options),
    destroy: () => agent.destroy(),
  };
};

const connectorOf =
  (line: Line, way: Way, clock: Clock): buildConnector.connector =>
  (options, callback) => {
    line.opened = undefined;
    openConnection(targetOf(options), way, clock).then(
      (opened) => {
        line.opened = opened;
        line.uses = 0;
        callback(null, opened.socket);
      },
      (thrown: Error) => callback(thrown, null),
    );
  };

const targetOf = ({ hostname, port, protocol, servername }: buildConnector.Options): Target => {
  const isTls = protocol === "https:";
  return {
    hostname,
    port: port === "" ? (isTls ? 443 : 80) : Number(port),
    isTls,
    ...(servername ? { servername } : {}),
  };
};
