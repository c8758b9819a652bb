/** Work that is done beside the main process's loop. */
export type JobName =
  | "provisioning.effect"
  | "users.act"
  | "requests.import"
  | "users.find"
  | "users.import"
  | "users.import.clear-up"
  | "users.export";

/** How far a job has come. */
export interface JobReport {
  readonly done: number;
  readonly total: number;
  /** What it has found so far; each job has its own kind. */
  readonly news: unknown;
}

/** A job in a thread of its own, which stays until it is ended. */
export interface RunningJob {
  /**
   * Resolves when the work is done; then the job can be asked about it. Never settles after `end`.
   * @throws AppFailure that the job failed with; `internal` when its thread broke down
   */
  readonly finished: Promise<void>;
  /** Asks a job that has finished. @throws AppFailure, as `finished` */
  ask(question: unknown): Promise<unknown>;
  /** Ends the thread at once; what it held is gone. */
  end(): Promise<void>;
}

/** Starts jobs. */
export interface WorkerHost {
  /** @param input goes to the thread in memory only; keys may be in it */
  start(name: JobName, input: unknown, onReport: (report: JobReport) => void): RunningJob;
}

/** A job tells how far the work has come and lets messages through; rejects when nobody wants it any more. */
export type ReportProgress = (done: number, total: number, news: () => unknown) => Promise<void>;

/**
 * A job waits until the main process's loop has turned; rejects when nobody wants the work any more. Before a job writes, so
 * that a writer of the main process, which holds up the loop while it waits for the database, always comes first.
 */
export type TakeTurn = () => Promise<void>;
