import type { LoginChanges } from "#shared/login/login-result.ts";
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

/** The same of one user, with what the logins changed about them. */
export type UserTimelineEntry =
  | (TimelineEntry & { readonly changes?: LoginChanges | undefined })
  /** A login gave attributes other values. */
  | { readonly kind: "change"; readonly at: number; readonly changes: LoginChanges };

/** Puts what logins changed to them: other values as an entry above the login. */
export const withChanges = (
  entries: readonly TimelineEntry[],
  changes: readonly LoginChanges[],
): readonly UserTimelineEntry[] =>
  entries.flatMap((entry): readonly UserTimelineEntry[] => {
    if (entry.kind === "exchange") return [entry];
    const own = changes.find(({ runId }) => runId === entry.run.id);
    if (own === undefined) return [entry];
    const login = { ...entry, changes: own };
    return own.attributes.length === 0 ? [login] : [{ kind: "change", at: entry.at, changes: own }, login];
  });

/** "Email changed by a login", "Email and Department …". */
export const changeWords = ({ attributes }: LoginChanges): string =>
  `${new Intl.ListFormat("en").format(attributes)} changed by a login`;

/** "roles +2 −1"; undefined when a login left them as they were. */
export const roleChangeWords = ({ rolesAdded, rolesRemoved }: LoginChanges): string | undefined => {
  const parts = [rolesAdded > 0 && `+${rolesAdded}`, rolesRemoved > 0 && `−${rolesRemoved}`].filter(Boolean);
  return parts.length === 0 ? undefined : `roles ${parts.join(" ")}`;
};

/** Whether an entry went wrong: a failed login, an answer from 400 on, or no answer. */
export const hasFailed = (entry: TimelineEntry): boolean =>
  entry.kind === "login"
    ? entry.run.state === "failed"
    : entry.exchange.status === undefined || entry.exchange.status >= 400;
