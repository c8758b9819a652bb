import type { AppError } from "../app-error.ts";

/** Something that takes a while and can be ended. */
export interface Task {
  readonly id: string;
  /** What it does, without a full stop: `Import users`. */
  readonly title: string;
  /** How much of `total` is done; in whatever is counted. */
  readonly done: number;
  /** 0 until it is known. */
  readonly total: number;
  readonly state: "running" | "done" | "failed" | "cancelled";
  /** Epoch ms. */
  readonly startedAt: number;
  /** Why it failed. */
  readonly error?: AppError;
}
