import type { Exchange, ExchangeSummary } from "#shared/requests/exchange.ts";

/** A row of the table `exchanges` without its sealed part, as the store selects it. */
export interface ExchangeRow {
  readonly seq: number;
  readonly id: string;
  readonly savedRequestId: string | null;
  readonly userId: string | null;
  readonly sentAs: string;
  readonly method: ExchangeSummary["method"];
  readonly shownUrl: string;
  readonly status: number | null;
  readonly startedAt: number;
  readonly durationMs: number;
  readonly sizeInBytes: number;
  readonly tokenUse: ExchangeSummary["tokenUse"];
}

/** What is sealed of an exchange: whatever may hold a secret or what the API knows of a person. */
export type ExchangeDetail = Pick<
  Exchange,
  "url" | "request" | "response" | "error" | "refresh" | "timings" | "connection"
>;

/** The plain part of an exchange. */
export const rowOf = (exchange: Exchange): Omit<ExchangeRow, "seq"> => ({
  id: exchange.id,
  savedRequestId: exchange.savedRequestId ?? null,
  userId: exchange.userId ?? null,
  sentAs: exchange.sentAs,
  method: exchange.method,
  shownUrl: shownUrl(exchange.url),
  status: exchange.status ?? null,
  startedAt: exchange.startedAt,
  durationMs: exchange.durationMs,
  sizeInBytes: exchange.sizeInBytes,
  tokenUse: exchange.tokenUse,
});

/** The sealed part, as text. */
export const detailOf = ({ url, request, response, error, refresh, timings, connection }: Exchange): string =>
  JSON.stringify({ url, request, response, error, refresh, timings, connection } satisfies {
    [Part in keyof ExchangeDetail]: unknown;
  });

/** Turns a row into the line of the history; its URL has neither query nor user name. */
export const summaryOf = (row: ExchangeRow): ExchangeSummary => ({
  id: row.id,
  ...(row.savedRequestId === null ? {} : { savedRequestId: row.savedRequestId }),
  ...(row.userId === null ? {} : { userId: row.userId }),
  sentAs: row.sentAs,
  method: row.method,
  url: row.shownUrl,
  ...(row.status === null ? {} : { status: row.status }),
  startedAt: row.startedAt,
  durationMs: row.durationMs,
  sizeInBytes: row.sizeInBytes,
  tokenUse: row.tokenUse,
});

/** Origin and path: a query may hold a secret. Empty for what is no URL. */
const shownUrl = (url: string): string => {
  if (!URL.canParse(url)) return "";
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
};
