import { type AppError, AppFailure } from "#shared/app-error.ts";
import { databaseFailure } from "../db/index.ts";
import type { ReportProgress, TakeTurn } from "../ports/worker-host.ts";
import type { FinishedJob } from "./job.ts";
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
  let turn: Turn | undefined;

  const report: ReportProgress = async (done, total, news) => {
    if (performance.now() - reportedAt >= REPORT_EVERY_MS) {
      reportedAt = performance.now();
      port.postMessage({ type: "report", done, total, news: news() });
    }
    await new Promise((resolve) => setImmediate(resolve));
    if (isClosed) throw new NobodyWaits();
  };

  const takeTurn: TakeTurn = () =>
    new Promise((resolve, reject) => {
      if (isClosed) return reject(new NobodyWaits());
      turn = { resolve, reject };
      port.postMessage({ type: "turn" });
    });

  const start = async ({ name, input }: MessageToJob & { readonly type: "start" }): Promise<void> => {
    try {
      const job = await jobs[name]();
      finished = await job(input as never, report, takeTurn);
      if (isClosed) return finished.close();
      port.postMessage({ type: "finished" });
    } catch (thrown) {
      if (!(thrown instanceof NobodyWaits)) port.postMessage({ type: "failed", error: errorOf(thrown) });
    }
  };

  const answer = async ({ id, question }: MessageToJob & { readonly type: "ask" }): Promise<void> => {
    try {
      port.postMessage({ type: "answer", id, answer: await finished?.answer(question) });
    } catch (thrown) {
      port.postMessage({ type: "refusal", id, error: errorOf(thrown) });
    }
  };

  port.on("message", (message) => {
    if (message.type === "start") void start(message);
    else if (message.type === "turn") turn?.resolve();
    else void answer(message);
  });
  port.on("close", () => {
    isClosed = true;
    turn?.reject(new NobodyWaits());
    finished?.close();
  });
};

interface Turn {
  resolve(): void;
  reject(reason: Error): void;
}

class NobodyWaits extends Error {
  override readonly name = "NobodyWaits";
}

/** Only the kind of what was not foreseen is told: its message may hold what was being handled. */
const errorOf = (thrown: unknown): AppError => {
  const known = thrown instanceof AppFailure ? thrown : databaseFailure(thrown);
  return known?.error ?? jobBroke(thrown instanceof Error ? thrown.name : typeof thrown);
};
