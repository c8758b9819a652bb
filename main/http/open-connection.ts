import { connect as connectTcp, isIP, isIPv6, type Socket } from "node:net";
import { connect as connectTls, type TLSSocket } from "node:tls";
import type { ExchangeConnection, ExchangeTimings, ExchangeTls } from "#shared/trace/trace-entry.ts";
import type { Clock } from "../ports/clock.ts";
import { certificateFactsOf } from "./certificate-facts.ts";
import { isLoopbackHost } from "./loopback-host.ts";
import { openTunnel } from "./open-tunnel.ts";
import { proxyUnreachable } from "./proxy-failures.ts";
import { connectTimedOut } from "./timed-out.ts";
import type { HttpProxy, Way } from "./way.ts";

const CONNECT_TIMEOUT_MS = 10_000;

/** Where a connection leads. */
export interface Target {
  /** A name or an address, IPv6 without brackets. */
  readonly hostname: string;
  readonly port: number;
  readonly isTls: boolean;
  /** The name to ask for in the handshake; absent: the host's. */
  readonly servername?: string;
  /** What it may speak (RFC 7301); absent: HTTP/1.1. */
  readonly protocols?: readonly string[];
}

/** A connection that was made, how long that took, and what there is to say of it. */
export interface OpenedConnection {
  readonly socket: Socket;
  readonly timings: Pick<ExchangeTimings, "dnsMs" | "connectMs" | "tlsMs">;
  readonly facts: Omit<ExchangeConnection, "isReused">;
  /** What ended it, the first word on it; undefined: nothing has. */
  brokenBy(): unknown;
}

/**
 * Makes a connection: TCP, the tunnel where there is a proxy, TLS. This machine itself is never reached by way of a
 * proxy. Errors of sockets and TLS come as Node has them.
 * @throws AppFailure `timed_out`, `proxy_unreachable`, `proxy_refused`
 */
export const openConnection = (target: Target, way: Way, clock: Clock): Promise<OpenedConnection> =>
  inTime(target, way, clock, async (transport) => {
    const { socket, timings, facts } = await transport;
    if (!target.isTls) return { socket, timings, facts, brokenBy: watchForErrors(socket) };
    const begun = clock.elapsed();
    const secured = secure(socket, target, way);
    const brokenBy = watchForErrors(secured);
    await arrival(secured, "secureConnect");
    const tls = tlsFactsOf(secured, way);
    return {
      socket: secured,
      timings: { ...timings, tlsMs: clock.elapsed() - begun },
      facts: { ...facts, ...(tls && { tls }) },
      brokenBy,
    };
  });

/**
 * The same without TLS: what is opened is ready for its handshake.
 * @throws AppFailure as `openConnection`
 */
export const openTransport = (target: Target, way: Way, clock: Clock): Promise<Transport> =>
  inTime(target, way, clock, (transport) => transport);

type Transport = Omit<OpenedConnection, "brokenBy">;

/** Begins a connection, and ends it where it has not become `what` in time. */
const inTime = <What>(
  target: Target,
  way: Way,
  clock: Clock,
  become: (transport: Promise<Transport>) => Promise<What>,
): Promise<What> => {
  const proxy = isThisMachine(target.hostname) ? undefined : way.proxy;
  const { hostname, port } = proxy ?? target;
  const socket = connectTcp({ host: hostname, port });
  socket.setNoDelay(true);
  socket.setKeepAlive(true, 60_000);
  return new Promise((resolve, reject) => {
    const stopWaiting = clock.after(CONNECT_TIMEOUT_MS, () => {
      socket.destroy();
      reject(connectTimedOut(authorityOf(target), proxy, CONNECT_TIMEOUT_MS));
    });
    become(open(socket, target, proxy, clock))
      .then(resolve, reject)
      .finally(stopWaiting);
  });
};

const open = async (
  socket: Socket,
  target: Target,
  proxy: HttpProxy | undefined,
  clock: Clock,
): Promise<Transport> => {
  const begun = clock.elapsed();
  let namedAt: number | undefined;
  socket.once("lookup", () => {
    namedAt = clock.elapsed();
  });
  try {
    await arrival(socket, "connect");
  } catch (thrown) {
    throw proxy === undefined ? thrown : proxyUnreachable(proxy, thrown);
  }
  const facts = {
    remoteAddress: `${bracketed(socket.remoteAddress ?? "")}:${socket.remotePort}`,
    ...(proxy === undefined ? {} : { proxy: proxy.origin }),
  };
  if (proxy !== undefined) await openTunnel(socket, proxy, authorityOf(target));
  const timings = {
    ...(namedAt === undefined ? {} : { dnsMs: namedAt - begun }),
    connectMs: clock.elapsed() - (namedAt ?? begun),
  };
  return { socket, timings, facts };
};

/** With TLS 1.3 the server's refusal of a client comes after the handshake, and others' errors come after it. */
const watchForErrors = (socket: Socket): (() => unknown) => {
  let first: unknown;
  socket.on("error", (error) => {
    first ??= error;
  });
  return () => first;
};

/** Begins the handshake. Every connection verifies the certificate anew: no session is taken up again. */
export const secure = (
  socket: Socket,
  { hostname, servername, protocols = ["http/1.1"] }: Target,
  { secureContext }: Way,
): TLSSocket => {
  // An address has no name to ask for (RFC 6066 3); it is verified as the host all the same.
  const name = servername ?? (isIP(hostname) === 0 ? hostname : "");
  return connectTls({
    socket,
    host: hostname,
    ALPNProtocols: [...protocols],
    ...(name === "" ? {} : { servername: name }),
    ...(secureContext && { secureContext }),
  });
};

/** Waits for an event. Errors that come later are told by whoever uses the socket then. */
const arrival = (socket: Socket, event: "connect" | "secureConnect"): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.once(event, () => resolve());
    socket.on("error", reject);
  });

const tlsFactsOf = (socket: TLSSocket, way: Way): ExchangeTls | undefined => {
  const certificate = socket.getPeerX509Certificate();
  if (certificate === undefined) return undefined;
  return {
    protocol: socket.getProtocol() ?? "",
    cipher: socket.getCipher().standardName,
    ...certificateFactsOf(certificate),
    fingerprint: certificate.fingerprint256,
    hasClientCertificate: way.hasClientCertificate,
  };
};

const isThisMachine = (hostname: string): boolean =>
  isLoopbackHost(bracketed(hostname)) || hostname.endsWith(".localhost");

const authorityOf = ({ hostname, port }: Target): string => `${bracketed(hostname)}:${port}`;

const bracketed = (hostname: string): string => (isIPv6(hostname) ? `[${hostname}]` : hostname);
