import type { LoginRun } from "#shared/login/login-run.ts";
import type { ExchangeSummary } from "#shared/requests/exchange.ts";

/** Something a user did or that was sent as them. */
export type TimelineEntry =
  | { readonly kind: "login"; readonly at: number; readonly run: LoginRun }
  | { readonly kind: "exchange"; readonly at: number; readonly exchange: ExchangeSummary };

/** Login runs and exchanges as one list, newest first. */
export const timelineEntries = (
  runs: readonly LoginRun[],
  exchanges: readonly ExchangeSummary[],
): readonly TimelineEntry[] =>
  [
    ...runs.map((run): TimelineEntry => ({ kind: "login", at: run.startedAt, run })),
    ...exchanges.map((exchange): TimelineEntry => ({ kind: "exchange", at: exchange.startedAt, exchange })),
  ].sort((a, b) => b.at - a.at);

/** Whether an entry went wrong: a failed login, an answer from 400 on, or no answer. */
export const hasFailed = (entry: TimelineEntry): boolean =>
  entry.kind === "login"
    ? entry.run.state === "failed"
    : entry.exchange.status === undefined || entry.exchange.status >= 400;
