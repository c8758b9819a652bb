import { useEffect, useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import type { LoginRun } from "#shared/login/login-run.ts";
import type { TraceEntry } from "#shared/trace/trace-entry.ts";
import { call, errorOf } from "../bridge/index.ts";
import { useReveal } from "../ui/index.ts";

/** The selected entries with their secrets, while they are revealed. */
export interface RawEntries {
  /** There is something to reveal: the run keeps raw values, and of a check there are none. */
  readonly canReveal: boolean;
  readonly isRevealed: boolean;
  readonly isBusy: boolean;
  readonly toggle: () => void;
  /** An entry as it was on the wire while it is revealed, else as it was recorded. */
  readonly of: <Entry extends TraceEntry>(entry: Entry) => Entry;
  /** Why they could not be revealed. */
  readonly error: AppError | undefined;
}

/**
 * Reveals entries of a run for 30 s, or until others are shown. They are in no query cache: nothing is left of them
 * when they are hidden.
 */
export const useRawEntries = (run: LoginRun, shown: readonly TraceEntry[]): RawEntries => {
  const wanted = run.keepsRawValues ? shown.filter(({ kind }) => kind !== "check") : [];
  const key = wanted.map(({ id }) => id).join(" ");
  const [error, setError] = useState<AppError>();
  const reveal = useReveal(async () => {
    setError(undefined);
    try {
      const raw = await Promise.all(
        wanted.map(({ position }) => call("login.rawEntry", { id: run.id, position })),
      );
      return { key, entries: new Map(raw.map((entry) => [entry.position, entry])) };
    } catch (thrown) {
      setError(errorOf(thrown));
      throw thrown;
    }
  });
  const { hide } = reveal;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown has changed with the key
  useEffect(() => {
    hide();
    setError(undefined);
  }, [key, hide]);
  const entries = reveal.shown?.key === key ? reveal.shown.entries : undefined;
  return {
    canReveal: wanted.length > 0,
    isRevealed: entries !== undefined,
    isBusy: reveal.isBusy,
    toggle: reveal.toggle,
    of: <Entry extends TraceEntry>(entry: Entry) => {
      const raw = entries?.get(entry.position);
      return raw?.kind === entry.kind ? (raw as Entry) : entry;
    },
    error,
  };
};
