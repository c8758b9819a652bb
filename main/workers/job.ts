import type { ReportProgress, TakeTurn } from "../ports/worker-host.ts";

/** A job whose work is done: it answers questions about it, one after the other, until it is closed. */
export interface FinishedJob {
  /** May take its time, report progress and take turns. */
  answer(question: unknown): unknown;
  close(): void;
}

/** The code of a job. Its input comes from the other side of the same program, which types it. */
export type Job = (input: never, report: ReportProgress, takeTurn: TakeTurn) => Promise<FinishedJob>;
