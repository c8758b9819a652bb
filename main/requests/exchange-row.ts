import type { Exchange, ExchangeSummary } from "#shared/requests/exchange.ts";

/** A row of the table `exchanges` without its sealed part, as the store selects it. */
export interface ExchangeRow {
  readonly seq: number;
  readonly id: string;
  readonly savedRequestId: string | null;
  readonly sender: ExchangeSummary["sender"];
  readonly userId: string | null;
  readonly configurationId: string | null;
  readonly runId: string | null;
  readonly sentAs: string;
  readonly method: ExchangeSummary["method"];
  readonly shownUrl: string;
  readonly status: number | null;
  readonly startedAt: number;
  readonly durationMs: number;
  readonly sizeInBytes: number;
  readonly tokenUse: ExchangeSummary["tokenUse"];
}

/** The columns of a row, by the names of its members. */
export const exchangeColumns = `
  seq, id, saved_request_id AS savedRequestId, user_id AS userId, sent_as AS sentAs, method,
  sender, configuration_id AS configurationId, run_id AS runId,
  shown_url AS shownUrl, status, started_at AS startedAt, duration_ms AS durationMs,
  size_in_bytes AS sizeInBytes, token_use AS tokenUse`;

/** What is sealed of an exchange: whatever may hold a secret or what the API knows of a person. */
export type ExchangeDetail = Omit<Exchange, Exclude<keyof ExchangeSummary, "url">>;

/** The plain part of an exchange. */
export const rowOf = (exchange: Exchange): Omit<ExchangeRow, "seq"> => ({
  id: exchange.id,
  savedRequestId: exchange.savedRequestId ?? null,
  sender: exchange.sender,
  userId: exchange.userId ?? null,
  configurationId: exchange.configurationId ?? null,
  runId: exchange.runId ?? null,
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
export const detailOf = (exchange: Exchange): string => {
  const { url, request, response, error, refresh, timings, connection } = exchange;
  const { token, hops, redirectedTo, notFollowed, replayOf, environment, expectations, captured } = exchange;
  return JSON.stringify({
    url,
    request,
    response,
    error,
    refresh,
    timings,
    connection,
    token,
    hops,
    redirectedTo,
    notFollowed,
    replayOf,
    environment,
    expectations,
    captured,
  } satisfies { [Part in keyof ExchangeDetail]: unknown });
};

/** Reads the sealed part, also one of a version that followed no redirects. */
export const detailFrom = (text: string): ExchangeDetail => {
  const detail = JSON.parse(text) as ExchangeDetail & { readonly response?: EarlierResponse };
  const { response, hops = [] } = detail;
  if (response === undefined) return { ...detail, hops };
  const { truncated, ...body } = response.body;
  return {
    ...detail,
    hops,
    response: {
      ...response,
      httpVersion: response.httpVersion ?? "1.1",
      body: {
        ...body,
        sizeInBytes: body.sizeInBytes ?? Buffer.byteLength(body.content),
        isComplete: body.isComplete ?? truncated !== true,
        isKept: body.isKept ?? false,
      },
    },
  };
};

interface EarlierResponse {
  readonly httpVersion?: string;
  readonly body: {
    readonly content: string;
    readonly truncated?: boolean;
    readonly sizeInBytes?: number;
    readonly isComplete?: boolean;
    readonly isKept?: boolean;
  };
}

/** Turns a row into the line of the history; its URL has neither query nor user name. */
export const summaryOf = (row: ExchangeRow): ExchangeSummary => ({
  id: row.id,
  ...(row.savedRequestId === null ? {} : { savedRequestId: row.savedRequestId }),
  sender: row.sender,
  ...(row.userId === null ? {} : { userId: row.userId }),
  ...(row.configurationId === null ? {} : { configurationId: row.configurationId }),
  ...(row.runId === null ? {} : { runId: row.runId }),
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
