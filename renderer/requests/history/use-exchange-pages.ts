import type { OperationInput } from "#shared/contract/operations.ts";
import type { ExchangeSummary } from "#shared/requests/exchange.ts";
import type { ExchangeQuery } from "#shared/requests/exchange-query.ts";
import { call, type LoadedPages, type RowPage, useRowPages } from "../../bridge/index.ts";

/** One page of the history. */
export interface HistoryPage extends RowPage<ExchangeSummary> {
  /** More match than were counted. */
  readonly hasMore: boolean;
}

export type LoadedExchanges = LoadedPages<ExchangeQuery, HistoryPage>;

const changes = ["requests.exchange-recorded", "requests.exchanges-deleted"] as const;

/** The exchanges that match, newest first, loaded page by page. */
export const useExchangePages = (query: ExchangeQuery) =>
  useRowPages<ExchangeQuery, HistoryPage>(readExchanges, query, changes);

const readExchanges = async (query: OperationInput<"requests.history">): Promise<HistoryPage> => {
  const { exchanges, total, hasMoreThanTotal, next } = await call("requests.history", query);
  return { rows: exchanges, matching: total, hasMore: hasMoreThanTotal, ...(next !== undefined && { next }) };
};

const READ_AHEAD = 200;

/** How many rows the table has room for: those that were counted, or those that are loaded and some more. */
export const rowCountOf = ({ rows, matching, hasMore, next }: HistoryPage): number =>
  hasMore && rows.length >= matching ? rows.length + (next === undefined ? 0 : READ_AHEAD) : matching;

/** "4,210", "10,000+". */
export const totalWords = (total: number, hasMore: boolean): string =>
  `${total.toLocaleString("en")}${hasMore ? "+" : ""}`;
