import { type AppError, AppFailure } from "#shared/app-error.ts";
import { databaseFailure } from "../db/index.ts";
import type { FinishedJob, ReportProgress } from "./job.ts";
import { jobBroke } from "./job-broke.ts";
import { jobs } from "./jobs.ts";
import type { MessageFromJob, MessageToJob } from "./messages.ts";

/** The thread's end of the line to the main process. */
export interface JobPort {
  postMessage(message: MessageFromJob): void;
  on(event: "message", listener: (message: MessageToJob) => void): unknown;
  on(event: "close", listener: () => void): unknown;
}

/** A little more than the time between two tellings of a task, so that each is told. */
const REPORT_EVERY_MS = 110;

/** Does the job that the main process names, then answers its questions until the line is closed. */
export const serveJob = (port: JobPort): void => {
  let finished: FinishedJob | undefined;
  let isClosed = false;
  let reportedAt = performance.now();

  const report: ReportProgress = async (done, total, news) => {
    if (performance.now() - reportedAt >= REPORT_EVERY_MS) {
      reportedAt = performance.now();
      port.postMessage({ type: "report", done, total, news: news() });
    }
    await new Promise((resolve) => setImmediate(resolve));
    if (isClosed) throw new NobodyWaits();
  };

  const start = async ({ name, input }: MessageToJob & { readonly type: "start" }): Promise<void> => {
    try {
      const job = await jobs[name]();
      finished = await job(input as never, report);
      if (isClosed) return finished.close();
      port.postMessage({ type: "finished" });
    } catch (thrown) {
      if (!(thrown instanceof NobodyWaits)) port.postMessage({ type: "failed", error: errorOf(thrown) });
    }
  };

  port.on("message", (message) => {
    if (message.type === "start") return void start(message);
    const { id, question } = message;
    try {
      port.postMessage({ type: "answer", id, answer: finished?.answer(question) });
    } catch (thrown) {
      port.postMessage({ type: "refusal", id, error: errorOf(thrown) });
    }
  });
  port.on("close", () => {
    isClosed = true;
    finished?.close();
  });
};

class NobodyWaits extends Error {
  override readonly name = "NobodyWaits";
}

/** Only the kind of what was not foreseen is told: its message may hold what was being handled. */
const errorOf = (thrown: unknown): AppError => {
  const known = thrown instanceof AppFailure ? thrown : databaseFailure(thrown);
  return known?.error ?? jobBroke(thrown instanceof Error ? thrown.name : typeof thrown);
};
