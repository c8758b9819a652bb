import { useCallback, useEffect, useState } from "react";

const REVEALED_FOR_MS = 30_000;

/** A secret that is looked at for a moment. */
export interface Reveal<Value> {
  /** Absent while it is hidden. */
  readonly shown: Value | undefined;
  readonly isBusy: boolean;
  readonly toggle: () => void;
  readonly hide: () => void;
}

/**
 * Holds a revealed value for 30 s at most, in a component's state and nowhere else; leaving the pane forgets it.
 * @param onReveal fetches it; rejects when that fails, and the caller says why
 */
export function useReveal<Value>(onReveal: () => Promise<Value>): Reveal<Value> {
  const [shown, setShown] = useState<Value>();
  const [isBusy, setIsBusy] = useState(false);
  useEffect(() => {
    if (shown === undefined) return;
    const timer = setTimeout(() => setShown(undefined), REVEALED_FOR_MS);
    return () => clearTimeout(timer);
  }, [shown]);
  const reveal = async () => {
    setIsBusy(true);
    try {
      setShown(await onReveal());
    } catch {
      // The caller shows the reason where it shows its errors; here nothing is revealed.
      setShown(undefined);
    } finally {
      setIsBusy(false);
    }
  };
  const hide = useCallback(() => setShown(undefined), []);
  return { shown, isBusy, toggle: () => (shown === undefined ? void reveal() : hide()), hide };
}
