import { type AppError, AppFailure } from "#shared/app-error.ts";
import type { Publish } from "#shared/contract/events.ts";
import type { Task } from "#shared/tasks/task.ts";
import type { Clock } from "../ports/clock.ts";
import type { Random } from "../ports/random.ts";

/** The side of a task that its doer has. After its end nothing is told of it any more. */
export interface RunningTask {
  readonly task: Task;
  progress(done: number, total: number): void;
  finish(): void;
  fail(error: AppError): void;
  /** As if its user had cancelled it, but `onCancel` is not called. */
  drop(): void;
}

/** The tasks that are under way, whoever does them. */
export interface Tasks {
  /**
   * @param onCancel ends the work; nothing may be kept of it but what can be undone
   * @param id where whoever asks for the work has to know the task before it is done
   */
  start(title: string, onCancel: () => void, id?: string): RunningTask;
  list(): readonly Task[];
  /** Does nothing to a task that has ended. */
  cancel(id: string): void;
}

/** Progress is told at most so often; an end is always told. */
const TOLD_EVERY_MS = 100;

/** Makes the list of tasks. */
export const createTasks = (ports: {
  readonly clock: Clock;
  readonly random: Random;
  readonly publish: Publish;
}): Tasks => {
  const { clock, random, publish } = ports;
  const running = new Map<string, { task: Task; readonly onCancel: () => void; toldAt: number }>();

  const end = (id: string, change: Partial<Task>): void => {
    const ended = running.get(id);
    if (!running.delete(id) || ended === undefined) return;
    ended.task = { ...ended.task, ...change };
    publish("task.progress", ended.task);
  };

  return {
    start: (title, onCancel, id = random.uuid()) => {
      const startedAt = clock.now();
      const kept = {
        task: { id, title, done: 0, total: 0, state: "running", startedAt } satisfies Task as Task,
        onCancel,
        toldAt: startedAt,
      };
      running.set(id, kept);
      publish("task.progress", kept.task);
      return {
        get task() {
          return kept.task;
        },
        progress: (done, total) => {
          if (!running.has(id)) return;
          kept.task = { ...kept.task, done, total };
          if (clock.now() - kept.toldAt < TOLD_EVERY_MS) return;
          kept.toldAt = clock.now();
          publish("task.progress", kept.task);
        },
        finish: () => end(id, { done: kept.task.total, state: "done" }),
        fail: (error) => end(id, { state: "failed", error }),
        drop: () => end(id, { state: "cancelled" }),
      };
    },
    list: () => [...running.values()].map(({ task }) => task),
    cancel: (id) => {
      const cancelled = running.get(id);
      if (cancelled === undefined) return;
      cancelled.onCancel();
      end(id, { state: "cancelled" });
    },
  };
};

/** What a task says that was asked for after it is gone. */
export const taskGone = (): AppFailure =>
  new AppFailure({
    code: "not_found",
    message: "This was cancelled, or something newer has taken its place.",
    advice: "Start it again.",
  });
