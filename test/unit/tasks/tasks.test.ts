import { describe, expect, it, vi } from "vitest";
import type { Task } from "#shared/tasks/task.ts";
import { systemRandom } from "../../../main/ports/random.ts";
import { createTasks } from "../../../main/tasks/index.ts";
import { createManualClock } from "../../support/manual-clock.ts";

const open = () => {
  const clock = createManualClock();
  const told: Task[] = [];
  const tasks = createTasks({
    clock,
    random: systemRandom,
    publish: (_name, task) => told.push(task as Task),
  });
  return { clock, told, tasks };
};

describe("a task", () => {
  it("is told of at its beginning, ten times a second at most, and at its end", () => {
    const { clock, told, tasks } = open();
    const running = tasks.start("Import users", () => {});
    running.progress(1, 10);
    clock.advance(60);
    running.progress(2, 10);
    clock.advance(60);
    running.progress(3, 10);
    running.progress(4, 10);
    running.finish();
    expect(told.map(({ state, done }) => `${state} ${done}`)).toEqual(["running 0", "running 3", "done 10"]);
    expect(tasks.list()).toEqual([]);
  });

  it("is cancelled once, and nothing is told of it afterwards", () => {
    const { told, tasks } = open();
    const onCancel = vi.fn();
    const running = tasks.start("Import users", onCancel);
    expect(tasks.list()).toEqual([running.task]);
    tasks.cancel(running.task.id);
    tasks.cancel(running.task.id);
    running.progress(5, 10);
    running.finish();
    expect(onCancel).toHaveBeenCalledTimes(1);
    expect(told.map(({ state }) => state)).toEqual(["running", "cancelled"]);
  });

  it("says why it failed", () => {
    const { told, tasks } = open();
    const error = { code: "internal", message: "It broke.", advice: "Try again." } as const;
    tasks.start("Import users", () => {}).fail(error);
    expect(told.at(-1)).toMatchObject({ state: "failed", error });
  });
});
