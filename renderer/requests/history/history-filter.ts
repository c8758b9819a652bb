import type { ExchangeQuery } from "#shared/requests/exchange-query.ts";
import type { CurrentIdentity, RequestMethod } from "#shared/requests/request-draft.ts";

/** When something was sent, as it is chosen; a choice goes on with the days. */
export type SentWithin = "hour" | "today" | "week" | "month";

/** What is chosen beside the search, without what is not. */
export interface HistoryChoices {
  readonly identity?: { readonly identity: CurrentIdentity; readonly name: string } | undefined;
  readonly method?: RequestMethod | undefined;
  /** A status, a class of them such as `4xx`, or `none`. */
  readonly status?: string | undefined;
  readonly configurationId?: string | undefined;
  readonly within?: SentWithin | undefined;
  /** `no`: without what runs and matrices sent. */
  readonly ofRuns?: "no" | undefined;
}

/** What is looked for in the history. */
export interface HistoryFilter {
  readonly text: string;
  readonly choices: HistoryChoices;
}

/** Everything. */
export const noFilter: HistoryFilter = { text: "", choices: {} };

/** Whether anything is left out. */
export const isNarrowed = ({ text, choices }: HistoryFilter): boolean =>
  text.trim() !== "" || Object.values(choices).some((choice) => choice !== undefined);

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** The query of a filter; days begin at midnight here. */
export const queryOf = ({ text, choices }: HistoryFilter, now: number): ExchangeQuery => {
  const { identity, method, status, configurationId, within, ofRuns } = choices;
  return {
    ...(text.trim() !== "" && { text: text.trim() }),
    ...(identity && { identity: identity.identity }),
    ...(method && { method }),
    ...(status !== undefined && { status }),
    ...(configurationId !== undefined && { configurationId }),
    ...(ofRuns === "no" && { ofRuns: false }),
    ...(within && { from: startOf(within, now) }),
  };
};

const startOf = (within: SentWithin, now: number): number => {
  // To the minute, so that the same choice stays the same query for a while.
  if (within === "hour") return Math.floor((now - HOUR_MS) / 60_000) * 60_000;
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  return midnight - { today: 0, week: 6, month: 29 }[within] * DAY_MS;
};

let kept = noFilter;

/** The filter that was used last, until the app ends: who comes back from a comparison finds the same list. */
export const lastFilter = (): HistoryFilter => kept;

/** Keeps a filter for {@link lastFilter}. */
export const keepFilter = (filter: HistoryFilter): void => {
  kept = filter;
};
