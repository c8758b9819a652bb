import { useCallback, useEffect, useState } from "react";
import type { Task } from "#shared/tasks/task.ts";
import { call, useEvent, useRead } from "./bridge/index.ts";
import type { RailTask } from "./frame/index.ts";

/** Shorter tasks are over before anybody has read what they are. */
const SHOWN_AFTER_MS = 1000;

/** What is under way for more than a second, with a cross that ends it. */
export const useRailTasks = (enabled: boolean): readonly RailTask[] => {
  // What began before this window was there, after a reload for instance.
  const before = useRead("tasks.list", undefined, { enabled }).data;
  const [told, setTold] = useState<ReadonlyMap<string, Task>>(new Map());
  const onProgress = useCallback((task: Task) => {
    setTold((known) => new Map(known).set(task.id, task));
  }, []);
  useEvent("task.progress", onProgress);
  const running = [
    ...new Map([...(before ?? []).map((task) => [task.id, task] as const), ...told]).values(),
  ].filter(({ state }) => state === "running");
  const now = useNowOf(running);
  return running
    .filter(({ startedAt }) => now - startedAt >= SHOWN_AFTER_MS)
    .map(({ id, title, done, total }) => ({
      id,
      label: title,
      progress: total === 0 ? undefined : done / total,
      onCancel: () => void call("tasks.cancel", { id }),
    }));
};

/** The time, told again when the next of these tasks is to be shown. */
const useNowOf = (running: readonly Task[]): number => {
  const [now, setNow] = useState(() => Date.now());
  const next = Math.min(
    ...running.map(({ startedAt }) => startedAt + SHOWN_AFTER_MS).filter((dueAt) => dueAt > now),
  );
  useEffect(() => {
    if (!Number.isFinite(next)) return;
    const timer = setTimeout(() => setNow(Date.now()), Math.max(0, next - Date.now()));
    return () => clearTimeout(timer);
  }, [next]);
  return now;
};
