import type { Publish } from "#shared/contract/events.ts";
import type { RunListStore } from "./run-list-store.ts";

const DELETED_AT_ONCE = 200;

/** Deletes runs that have ended, some at a time, so that nothing else has to wait; tells it once, answers how many. */
export const deleteRuns = async (
  { listStore, publish }: { readonly listStore: RunListStore; readonly publish: Publish },
  ids: readonly string[],
): Promise<number> => {
  const deleted: string[] = [];
  for (let start = 0; start < ids.length; start += DELETED_AT_ONCE) {
    deleted.push(...listStore.deleteEnded(ids.slice(start, start + DELETED_AT_ONCE)));
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (deleted.length > 0) publish("login.runs-deleted", { ids: deleted });
  return deleted.length;
};
