/** Tells how far the work has come and lets messages through; rejects when nobody wants it any more. */
export type ReportProgress = (done: number, total: number, news: () => unknown) => Promise<void>;

/** A job whose work is done: it answers questions about it until it is closed. */
export interface FinishedJob {
  answer(question: unknown): unknown;
  close(): void;
}

/** The code of a job. Its input comes from the other side of the same program, which types it. */
export type Job = (input: never, report: ReportProgress) => Promise<FinishedJob>;
