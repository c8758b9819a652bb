import { type AppError, AppFailure } from "#shared/app-error.ts";
import type { JobName, JobReport, RunningJob } from "../ports/worker-host.ts";
import { jobBroke } from "./job-broke.ts";
import type { MessageFromJob, MessageToJob } from "./messages.ts";

/** The main process's end of the line to a thread. */
export interface JobLine {
  send(message: MessageToJob): void;
  onMessage(listener: (message: MessageFromJob) => void): void;
  /** The thread ended by itself, or broke down; `cause` is a kind of exception or an exit code. */
  onBroken(listener: (cause: string) => void): void;
  end(): Promise<void>;
}

/** Starts a job at the other end of a line. */
export const connectJob = (
  line: JobLine,
  name: JobName,
  input: unknown,
  onReport: (report: JobReport) => void,
): RunningJob => {
  let questions = 0;
  let ended: Promise<void> | undefined;
  const waiting = new Map<number, PromiseWithSettlers>();
  const whole = withSettlers();
  whole.promise.catch(() => {});

  const fail = (failure: AppFailure): void => {
    whole.reject(failure);
    for (const { reject } of waiting.values()) reject(failure);
    waiting.clear();
  };
  const settle = (id: number): PromiseWithSettlers | undefined => {
    const found = waiting.get(id);
    waiting.delete(id);
    return found;
  };
  line.onMessage((message) => {
    if (ended !== undefined) return;
    if (message.type === "report") onReport(message);
    else if (message.type === "turn") line.send(message);
    else if (message.type === "finished") whole.resolve(undefined);
    else if (message.type === "failed") fail(new AppFailure(message.error));
    else if (message.type === "answer") settle(message.id)?.resolve(message.answer);
    else settle(message.id)?.reject(new AppFailure(message.error));
  });
  line.onBroken((cause) => {
    if (ended === undefined) fail(new AppFailure(jobBroke(cause)));
  });
  line.send({ type: "start", name, input });

  return {
    finished: whole.promise as Promise<void>,
    ask: async (question) => {
      await whole.promise;
      const asked = withSettlers();
      questions += 1;
      waiting.set(questions, asked);
      line.send({ type: "ask", id: questions, question });
      return asked.promise;
    },
    end: () => {
      for (const { reject } of waiting.values()) reject(new AppFailure(jobEnded));
      ended ??= line.end();
      return ended;
    },
  };
};

const jobEnded: AppError = {
  code: "not_found",
  message: "What was asked for has been forgotten meanwhile.",
  advice: "Start it again.",
};

interface PromiseWithSettlers {
  readonly promise: Promise<unknown>;
  resolve(value: unknown): void;
  reject(failure: AppFailure): void;
}

const withSettlers = (): PromiseWithSettlers => {
  let settlers: Omit<PromiseWithSettlers, "promise"> | undefined;
  const promise = new Promise<unknown>((resolve, reject) => {
    settlers = { resolve, reject };
  });
  return { promise, ...(settlers as Omit<PromiseWithSettlers, "promise">) };
};
