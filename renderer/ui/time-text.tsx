import { useSyncExternalStore } from "react";
import { formatDistance, formatInstant, formatMoment, formatStamp } from "./format.ts";
import { tooltip } from "./tooltip.ts";

interface TimeTextProps {
  /** Epoch milliseconds. */
  readonly at: number;
  /** "moment": 10:02, 20 Nov or 3 Feb 2024; "stamp": 20 Nov, 10:02; "full": all; "distance": 12 min ago. */
  readonly form?: "moment" | "stamp" | "full" | "distance";
}

/** A time that a person can read; its tooltip is exact, and distances keep up with the clock. */
export function TimeText({ at, form = "moment" }: TimeTextProps) {
  const now = useNow();
  const iso = new Date(at).toISOString();
  const words = { moment: formatMoment, stamp: formatStamp, full: formatInstant, distance: formatDistance }[
    form
  ](at, now);
  return (
    <time dateTime={iso} {...tooltip(`${formatInstant(at)} (${iso})`)}>
      {words}
    </time>
  );
}

const TICK_MS = 10_000;

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = Date.now();

/** The time now in epoch ms, as of the last ten seconds; one timer serves every text that shows a distance. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}

function subscribe(onChange: () => void): () => void {
  listeners.add(onChange);
  if (!timer) {
    now = Date.now();
    timer = setInterval(tick, TICK_MS);
  }
  return () => {
    listeners.delete(onChange);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function tick(): void {
  now = Date.now();
  for (const listener of listeners) listener();
}
