import { useRead } from "./bridge/index.ts";

/** Counts in the rail; `undefined` while not known. */
export interface SectionCounts {
  readonly configurations: number | undefined;
  readonly users: number | undefined;
  readonly requests: number | undefined;
  /** Logins that failed within a day. */
  readonly failedLogins: number | undefined;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Reads the counts; only `enabled` after the first paint, so that they do not hold it up. */
export const useSectionCounts = (enabled: boolean): SectionCounts => {
  const configurations = useRead("configurations.list", undefined);
  const users = useRead("users.search", { text: "", limit: 1 }, { enabled });
  const requests = useRead("requests.list", undefined, { enabled });
  const runs = useRead("login.list", { limit: 100 }, { enabled });
  const since = Date.now() - DAY_MS;
  return {
    configurations: configurations.data?.length,
    users: users.data?.total,
    requests: requests.data?.length,
    failedLogins: runs.data?.filter((run) => run.state === "failed" && run.startedAt > since).length,
  };
};
