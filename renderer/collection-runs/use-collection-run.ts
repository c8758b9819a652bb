import { useCallback, useEffect, useMemo, useState } from "react";
import type { CollectionRun, RunStep } from "#shared/requests/collection-run.ts";
import { useEvent, useRead } from "../bridge/index.ts";
import { withResults } from "./run-words.ts";

/** A run as it is shown: as it was read, with what has come since. */
export interface ShownRun {
  readonly run: CollectionRun | undefined;
  readonly isLoading: boolean;
  readonly error: unknown;
  readonly readAgain: () => void;
}

/** Reads a run of a folder; while it is under way its results come in. */
export const useCollectionRun = (runId: string | undefined): ShownRun => {
  const read = useRead("runs.get", { id: runId ?? "" }, { enabled: runId !== undefined, keepPrevious: true });
  const kept = runId === undefined || read.data?.id !== runId ? undefined : read.data;
  const [come, setCome] = useState<ReadonlyMap<number, RunStep>>(new Map());
  // What a newer reading holds need not be kept beside it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each reading empties it
  useEffect(() => setCome(new Map()), [kept]);
  useEvent(
    "runs.steps-done",
    useCallback(
      ({ runId: from, steps }) => {
        if (from !== runId) return;
        setCome((before) => new Map([...before, ...steps.map((step) => [step.index, step] as const)]));
      },
      [runId],
    ),
  );
  return {
    run: useMemo(() => kept && { ...kept, steps: withResults(kept.steps, come) }, [kept, come]),
    isLoading: read.isFetching,
    error: runId === undefined ? undefined : read.error,
    readAgain: () => void read.refetch(),
  };
};
