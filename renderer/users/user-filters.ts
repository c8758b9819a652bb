import { useState } from "react";
import {
  defaultUserSort,
  type UserFilter,
  type UserSort,
  type UserTokenState,
  userSortColumns,
} from "#shared/users/user-query.ts";

/** When somebody logged in last, as it is chosen; a remembered choice goes on with the days. */
export type LastLogin = "today" | "week" | "month" | "older" | "year";

/** What is chosen beside the search, without what is not. */
export interface ChosenFilters {
  readonly configurationId?: string | undefined;
  readonly issuer?: string | undefined;
  readonly active?: boolean | undefined;
  readonly roleId?: string | undefined;
  readonly lastLogin?: LastLogin | undefined;
  readonly tokenState?: UserTokenState | undefined;
  readonly tag?: string | undefined;
}

/** What the list shows beside what is typed. */
export interface ListChoice {
  readonly filters: ChosenFilters;
  readonly sort: UserSort;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** The filter of a search; days begin at midnight here. */
export const filterOf = (text: string, chosen: ChosenFilters, now: number): UserFilter => {
  const { lastLogin, ...same } = chosen;
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  const range = {
    today: { lastLoginFrom: midnight },
    week: { lastLoginFrom: midnight - 6 * DAY_MS },
    month: { lastLoginFrom: midnight - 29 * DAY_MS },
    older: { lastLoginTo: midnight - 29 * DAY_MS - 1 },
    year: { lastLoginTo: midnight - 364 * DAY_MS - 1 },
  };
  return { text, ...same, ...(lastLogin && range[lastLogin]) };
};

const KEY = "workbench.users.list";

/** What was chosen last, also after the window was closed. */
export const useListChoice = () => {
  const [choice, setChoice] = useState(readChoice);
  const change = (next: Partial<ListChoice>) => {
    const changed = { ...choice, ...next };
    localStorage.setItem(KEY, JSON.stringify(changed));
    setChoice(changed);
  };
  return [choice, change] as const;
};

/** Another version's choice that is none of ours is forgotten. */
const readChoice = (): ListChoice => {
  const none = { filters: {}, sort: defaultUserSort };
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<ListChoice>;
    const isSort = userSortColumns.some((column) => column === kept.sort?.column);
    return { filters: kept.filters ?? {}, sort: isSort && kept.sort ? kept.sort : none.sort };
  } catch {
    return none;
  }
};
