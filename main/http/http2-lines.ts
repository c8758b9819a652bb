import { type ClientHttp2Session, connect } from "node:http2";
import type { Clock } from "../ports/clock.ts";
import { type OpenedConnection, openConnection, type Target } from "./open-connection.ts";
import type { Way } from "./way.ts";

const MAX_HEADER_BYTES = 64 * 1024;
/** So much may be under way to us before we say that it came: enough for distant servers. */
const STREAM_WINDOW_BYTES = 1024 * 1024;
const SESSION_WINDOW_BYTES = 8 * 1024 * 1024;
/** A connection that nobody uses for so long is ended. */
const IDLE_MS = 60_000;

/** A connection that speaks HTTP/2 (RFC 9113); requests share it. */
export interface Http2Line {
  readonly session: ClientHttp2Session;
  readonly opened: OpenedConnection;
  /** How many requests were written to it. */
  uses: number;
}

/** Connections to https origins that speak HTTP/2, and the knowledge of which do not. */
export interface Http2Lines {
  /**
   * A connection to the origin of a URL; undefined where the server chose HTTP/1.1, or there is no TLS.
   * @throws as `openConnection`
   */
  lineTo(url: URL): Promise<Http2Line | undefined>;
  destroy(): void;
}

type Found = Http2Line | "http/1.1";

/**
 * Makes it. Which version a server speaks it says in the handshake (RFC 7301); one that chose HTTP/1.1 is not asked
 * again, and the connection by which that came out goes to `keepForHttp1`.
 */
export const createHttp2Lines = (
  way: Way,
  clock: Clock,
  keepForHttp1: (origin: string, opened: OpenedConnection) => void,
): Http2Lines => {
  const found = new Map<string, Promise<Found>>();
  const find = async (url: URL): Promise<Found> => {
    const opened = await openConnection(targetOf(url), way, clock);
    if (!("alpnProtocol" in opened.socket) || opened.socket.alpnProtocol !== "h2") {
      keepForHttp1(url.origin, opened);
      return "http/1.1";
    }
    const session = openSession(url, opened);
    const forget = () => found.delete(url.origin);
    session.once("close", forget);
    session.once("goaway", forget);
    return { session, opened, uses: 0 };
  };
  const lines: Http2Lines = {
    lineTo: async (url) => {
      if (url.protocol !== "https:") return undefined;
      let line = found.get(url.origin);
      if (line === undefined) {
        line = find(url);
        found.set(url.origin, line);
        line.catch(() => found.delete(url.origin));
      }
      const known = await line;
      if (known === "http/1.1") return undefined;
      if (!known.session.closed && !known.session.destroyed) return known;
      // It ends, for instance as nobody used it for a while.
      if (found.get(url.origin) === line) found.delete(url.origin);
      return lines.lineTo(url);
    },
    destroy: () => {
      for (const line of found.values()) {
        line.then(
          (known) => known !== "http/1.1" && known.session.destroy(),
          () => {},
        );
      }
    },
  };
  return lines;
};

const openSession = (url: URL, opened: OpenedConnection): ClientHttp2Session => {
  const session = connect(url.origin, {
    createConnection: () => opened.socket,
    settings: {
      enablePush: false,
      initialWindowSize: STREAM_WINDOW_BYTES,
      maxHeaderListSize: MAX_HEADER_BYTES,
    },
  });
  session.once("connect", () => session.setLocalWindowSize(SESSION_WINDOW_BYTES));
  session.setTimeout(IDLE_MS, () => session.close());
  // Each request under way is told by its own stream.
  session.on("error", () => {});
  return session;
};

const targetOf = ({ hostname, port }: URL): Target => ({
  hostname: hostname.replace(/^\[|\]$/g, ""),
  port: port === "" ? 443 : Number(port),
  isTls: true,
  protocols: ["h2", "http/1.1"],
});
