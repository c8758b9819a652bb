import { type UseQueryResult, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect } from "react";
import type { EventPayloads } from "#shared/contract/events.ts";
import { hasEnded, type LoginRunDetail } from "#shared/login/login-run.ts";
import { useEvent, useRead } from "../bridge/index.ts";
import { mergeEntry } from "./merge-entry.ts";

/** A run with its trace, kept up to date by the events of the main process. */
export const useLoginRun = (id: string): UseQueryResult<LoginRunDetail> => {
  const client = useQueryClient();
  const read = useRead("login.get", { id });
  const change = useCallback(
    (changed: (detail: LoginRunDetail) => LoginRunDetail) =>
      client.setQueryData<LoginRunDetail>(["login.get", { id }], (detail) => detail && changed(detail)),
    [client, id],
  );
  const onRun = useCallback(
    (run: EventPayloads["login.run-changed"]) => {
      if (run.id !== id) return;
      change((detail) => ({ ...detail, run }));
      // Read once more at the end: an entry may have come while the first answer was on its way.
      if (hasEnded(run)) void client.invalidateQueries({ queryKey: ["login.get", { id }] });
    },
    [client, id, change],
  );
  const onEntry = useCallback(
    ({ runId, entry }: EventPayloads["trace.entry-recorded"]) => {
      if (runId === id) change((detail) => mergeEntry(detail, entry));
    },
    [id, change],
  );
  // What was kept of a run that was under way is old: its events were missed.
  useEffect(() => {
    const kept = client.getQueryData<LoginRunDetail>(["login.get", { id }]);
    if (kept && !hasEnded(kept.run)) void client.invalidateQueries({ queryKey: ["login.get", { id }] });
  }, [client, id]);
  useEvent("login.run-changed", onRun);
  useEvent("trace.entry-recorded", onEntry);
  return read;
};
