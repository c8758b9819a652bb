import type { RunStore } from "./collection-runs/index.ts";
import type { LoginRunStore } from "./login/index.ts";
import type { Clock } from "./ports/clock.ts";
import type { ExchangeStore } from "./requests/index.ts";
import type { SettingsStore } from "./settings/index.ts";

const FIRST_AFTER_MS = 60_000;
const EVERY_MS = 24 * 60 * 60 * 1000;
/** Between two small deletions, so that nothing else has to wait. */
const PAUSE_MS = 50;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Deletes login runs, exchanges and runs of requests that are older than the settings keep them, daily; the answer ends it. */
export const deleteOld = (parts: {
  readonly clock: Clock;
  readonly settings: SettingsStore;
  readonly loginRunStore: LoginRunStore;
  readonly exchanges: ExchangeStore;
  readonly runs: RunStore;
}): (() => void) => {
  const { clock } = parts;
  const run = () => {
    const before = clock.now() - parts.settings.get().retentionInDays * DAY_MS;
    const deleted = [parts.loginRunStore, parts.exchanges, parts.runs].reduce(
      (sum, store) => sum + store.deleteOlderThan(before),
      0,
    );
    stop = clock.after(deleted === 0 ? EVERY_MS : PAUSE_MS, run);
  };
  let stop = clock.after(FIRST_AFTER_MS, run);
  return () => stop();
};
