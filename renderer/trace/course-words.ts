import type { ExchangeConnection, ExchangeTimings } from "#shared/trace/trace-entry.ts";
import { formatDuration } from "../ui/format.ts";

/** A part of the time that an exchange took. */
export interface CoursePart {
  readonly id: "name" | "connect" | "tls" | "wait" | "receive";
  readonly label: string;
  /** What it is, for those who wonder. */
  readonly meaning: string;
  readonly durationMs: number;
}

/** The parts of an exchange's time in their order; those that there were none of are left out. */
export const coursePartsOf = (
  timings: ExchangeTimings,
  connection: ExchangeConnection | undefined,
): readonly CoursePart[] => {
  const part = (
    id: CoursePart["id"],
    label: string,
    meaning: string,
    durationMs: number | undefined,
  ): readonly CoursePart[] => (durationMs === undefined ? [] : [{ id, label, meaning, durationMs }]);
  const made = connection?.proxy === undefined ? "The TCP connection" : "The proxy and its tunnel";
  return [
    ...part("name", "DNS", "Finding the address of the name", timings.dnsMs),
    ...part("connect", "connect", made, timings.connectMs),
    ...part("tls", "TLS", "The TLS handshake", timings.tlsMs),
    ...part("wait", "wait", "From the request to the head of the answer", timings.waitMs),
    ...part("receive", "receive", "From the head of the answer to its end", timings.receiveMs),
  ];
};

/** "12 ms", and "<1 ms" for what is too short to be told. */
export const partWords = (durationMs: number): string =>
  durationMs < 0.5 ? "<1 ms" : formatDuration(durationMs);

/** Over which connection an exchange went. */
export const connectionWords = ({ remoteAddress, proxy, isReused }: ExchangeConnection): string =>
  [
    isReused ? "connection was open already" : "new connection",
    proxy === undefined ? `to ${remoteAddress}` : `through the proxy ${proxy}`,
  ].join(", ");

/** `TLSv1.3` as it is written by people. */
export const protocolWords = (protocol: string): string => protocol.replace(/^TLSv/, "TLS ");
