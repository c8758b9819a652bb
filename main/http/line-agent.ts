import { Agent, type buildConnector, Client, type Dispatcher, Pool } from "undici";
import type { ExchangeConnection } from "#shared/trace/trace-entry.ts";
import type { Clock } from "../ports/clock.ts";
import { type OpenedConnection, openConnection, type Target } from "./open-connection.ts";
import type { Way } from "./way.ts";

const MAX_HEADER_BYTES = 64 * 1024;

/** One place of undici's pools: it has one connection at a time, and may open another when that has ended. */
export interface Line {
  /** Undefined while it is being made. */
  opened: OpenedConnection | undefined;
  /** How many requests were written to that. */
  uses: number;
  /** What is recorded of each of them but the first. */
  reused: ExchangeConnection | undefined;
}

/** What undici is told of a request, and on its way what it goes over. */
export interface LineOptions extends Dispatcher.DispatchOptions {
  line?: Line;
}

/** An undici agent that notes over which connection a request goes. */
export interface LineAgent {
  /** Gives it a connection that was made elsewhere, for the next request to this origin. */
  keep(origin: string, opened: OpenedConnection): void;
  dispatch(options: LineOptions, handler: Dispatcher.DispatchHandler): void;
  destroy(): Promise<void>;
}

/** Opens an agent that makes its connections in this way. What undici would time itself is left to the caller. */
export const openLineAgent = (way: Way, clock: Clock): LineAgent => {
  const kept = new Map<string, OpenedConnection>();
  const open = (origin: string, target: Target): Promise<OpenedConnection> => {
    const opened = kept.get(origin);
    kept.delete(origin);
    const isUsable = opened !== undefined && !opened.socket.destroyed;
    return isUsable ? Promise.resolve(opened) : openConnection(target, way, clock);
  };
  const openLine = (origin: URL, options: object): Dispatcher => {
    const line: Line = { opened: undefined, uses: 0, reused: undefined };
    const client = new Client(origin, {
      ...options,
      connect: connectorOf(line, (target) => open(origin.origin, target)),
    });
    const dispatch = client.dispatch.bind(client);
    // undici's handlers do not learn the connection; the options of a request come to here as they were given.
    client.dispatch = (request, handler) => {
      (request as LineOptions).line = line;
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
    keep: (origin, opened) => void kept.set(origin, opened),
    destroy: () => {
      for (const { socket } of kept.values()) socket.destroy();
      return agent.destroy();
    },
  };
};

const connectorOf =
  (line: Line, open: (target: Target) => Promise<OpenedConnection>): buildConnector.connector =>
  (options, callback) => {
    line.opened = undefined;
    open(targetOf(options)).then(
      (opened) => {
        line.opened = opened;
        line.uses = 0;
        line.reused = { ...opened.facts, isReused: true };
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
