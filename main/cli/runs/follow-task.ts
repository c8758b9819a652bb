import type { Task } from "#shared/tasks/task.ts";
import type { CommandContext } from "../command.ts";

/** Waits for tasks. To be made before a task begins, so that no end is missed. */
export interface TaskFollower {
  /** Resolves with a task that has ended. */
  ended(id: string): Promise<Task>;
}

/** Says how far a task has come, at each tenth of it. */
export const followTasks = ({ on, note }: Pick<CommandContext, "on" | "note">): TaskFollower => {
  const newest = new Map<string, Task>();
  const listeners = new Set<() => void>();
  let toldTenths = 0;
  on("task.progress", (task) => {
    newest.set(task.id, task);
    const tenths = task.total === 0 ? 0 : Math.floor((task.done / task.total) * 10);
    if (task.state === "running" && tenths > toldTenths) {
      toldTenths = tenths;
      note(`${task.done} of ${task.total}`);
    }
    for (const listener of [...listeners]) listener();
  });
  return {
    ended: (id) =>
      new Promise((resolve) => {
        const look = (): void => {
          const task = newest.get(id);
          if (task === undefined || task.state === "running") return;
          listeners.delete(look);
          resolve(task);
        };
        listeners.add(look);
        look();
      }),
  };
};
