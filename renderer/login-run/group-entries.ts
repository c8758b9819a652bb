import type { CheckEntry, ExchangeEntry, NavigationEntry, TraceEntry } from "#shared/trace/trace-entry.ts";

/** Exchanges that are one step, with what was checked of their answers. */
export interface ExchangeGroup {
  readonly kind: "exchanges";
  /** The provider is read before the browser opens: all of that is one step. */
  readonly isBeforeBrowser: boolean;
  readonly exchanges: ExchangeEntry[];
  readonly checks: CheckEntry[];
}

/** Entries that are one step of a login. */
export type EntryGroup =
  | ExchangeGroup
  | { readonly kind: "navigation"; readonly navigation: NavigationEntry }
  | { readonly kind: "refused"; readonly navigations: NavigationEntry[] }
  | { readonly kind: "checks"; readonly checks: CheckEntry[] };

/**
 * Puts together what is one step. What is read of the provider before the browser opens is one, with its
 * checks; later an exchange is one, with the checks of its answer; callbacks that were refused one after the
 * other are one; and so are neighbouring checks of one kind. A check that failed although its exchange went
 * well stands alone, because that is where the login failed.
 */
export const groupEntries = (entries: readonly TraceEntry[]): readonly EntryGroup[] => {
  const groups: EntryGroup[] = [];
  let hasLeft = false;
  for (const entry of entries) {
    if (entry.kind === "navigation") hasLeft = true;
    const reading = hasLeft ? undefined : groups.find(({ kind }) => kind === "exchanges");
    const group = reading ?? groups.at(-1);
    if (!(group && joins(group, entry))) groups.push(groupOf(entry, !hasLeft));
  }
  return groups;
};

const groupOf = (entry: TraceEntry, isBeforeBrowser: boolean): EntryGroup => {
  if (entry.kind === "exchange") {
    return { kind: "exchanges", isBeforeBrowser, exchanges: [entry], checks: [] };
  }
  if (entry.kind === "check") return { kind: "checks", checks: [entry] };
  return entry.failure
    ? { kind: "refused", navigations: [entry] }
    : { kind: "navigation", navigation: entry };
};

/** Adds an entry to a group that it belongs to; false when it does not. */
const joins = (group: EntryGroup, entry: TraceEntry): boolean => {
  if (group.kind === "exchanges" && group.isBeforeBrowser && entry.kind === "exchange") {
    group.exchanges.push(entry);
    return true;
  }
  if (group.kind === "refused" && entry.kind === "navigation" && entry.failure) {
    group.navigations.push(entry);
    return true;
  }
  if (entry.kind === "check" && takesCheck(group, entry)) {
    group.checks.push(entry);
    return true;
  }
  return false;
};

const takesCheck = (
  group: EntryGroup,
  check: CheckEntry,
): group is EntryGroup & { readonly checks: CheckEntry[] } => {
  if (group.kind === "checks") return group.checks[0]?.step === check.step;
  if (group.kind !== "exchanges") return false;
  const last = group.exchanges.at(-1);
  if (!last || (check.result === "failed" && !wentWrong(last))) return false;
  // The checks of the ID token are a step of their own, although the keys are read for it.
  return (
    group.isBeforeBrowser || (last.step === check.step && (check.step !== "id_token" || wentWrong(last)))
  );
};

/** Whether an exchange brought no answer, or another one than was asked for. */
export const wentWrong = ({ response, failure }: ExchangeEntry): boolean =>
  failure !== undefined || (response !== undefined && response.status >= 300);
