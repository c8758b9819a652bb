import type { DemoIdpStatus } from "../demo-idp/demo-idp-status.ts";
import type { LoginRun } from "../login/login-run.ts";
import type { MatrixCell, MatrixRunSummary } from "../matrix/matrix-run.ts";
import type { CollectionRunSummary, RunStep } from "../requests/collection-run.ts";
import type { ExchangeSummary } from "../requests/exchange.ts";
import type { KeychainStatus } from "../settings/keychain-status.ts";
import type { Settings } from "../settings/settings.ts";
import type { Task } from "../tasks/task.ts";
import type { TraceEntry } from "../trace/trace-entry.ts";

/** What the main process tells the window; a page reads again what an event says has changed. */
export interface EventPayloads {
  readonly "configurations.changed": { readonly id: string };
  readonly "login.run-changed": LoginRun;
  readonly "login.runs-deleted": { readonly ids: readonly string[] };
  /** A new entry, or one that has got its answer: the same id again. */
  readonly "trace.entry-recorded": { readonly runId: string; readonly entry: TraceEntry };
  /** An import ended, or what it wrote was taken back: any user may be another. */
  readonly "users.imported": Readonly<Record<string, never>>;
  /** Without an id, several have changed. */
  readonly "users.changed": { readonly id?: string };
  readonly "roles.changed": Readonly<Record<string, never>>;
  /** Without an id, those of several users have changed. */
  readonly "tokens.changed": { readonly userId?: string };
  /** A saved request, a folder or an environment was made, changed, moved or deleted. */
  readonly "requests.saved": { readonly id: string };
  /** An answer has set variables of a collection, or they were forgotten. */
  readonly "variables.captured": { readonly collectionId?: string };
  readonly "requests.exchange-recorded": ExchangeSummary;
  /** A matrix was made, changed or deleted, or what is expected of its cells was. */
  readonly "matrix.changed": { readonly id: string };
  /** A run has begun or ended. */
  readonly "matrix.run-changed": MatrixRunSummary;
  /** Cells of a run that have their results, some at a time. */
  readonly "matrix.cells-asked": { readonly runId: string; readonly cells: readonly MatrixCell[] };
  readonly "runs.run-changed": CollectionRunSummary;
  /** Requests of a run that have their results, some at a time. */
  readonly "runs.steps-done": { readonly runId: string; readonly steps: readonly RunStep[] };
  readonly "requests.exchanges-deleted": Readonly<Record<string, never>>;
  readonly "demo.status-changed": DemoIdpStatus;
  readonly "keychain.status-changed": KeychainStatus;
  readonly "settings.changed": Settings;
  /** A task that has begun, has come further (told at most ten times a second), or has ended. */
  readonly "task.progress": Task;
}

export type EventName = keyof EventPayloads;

/** Names of all events, for the preload script; typed so that none can be forgotten. */
export const eventNames = Object.keys({
  "configurations.changed": true,
  "login.run-changed": true,
  "login.runs-deleted": true,
  "trace.entry-recorded": true,
  "users.changed": true,
  "users.imported": true,
  "roles.changed": true,
  "tokens.changed": true,
  "requests.saved": true,
  "variables.captured": true,
  "requests.exchange-recorded": true,
  "matrix.changed": true,
  "matrix.run-changed": true,
  "matrix.cells-asked": true,
  "runs.run-changed": true,
  "runs.steps-done": true,
  "requests.exchanges-deleted": true,
  "demo.status-changed": true,
  "keychain.status-changed": true,
  "settings.changed": true,
  "task.progress": true,
} satisfies Record<EventName, true>) as readonly EventName[];

/** How the domain tells of a change; the app forwards it to the window, tests collect it. */
export type Publish = <Name extends EventName>(name: Name, payload: EventPayloads[Name]) => void;
