import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/**
 * Lets `work` make something in a folder of its own beside `target`, and removes the folder afterwards: what
 * is to stay is renamed to `target` by `work`, in one step. Folders that interrupted runs left are removed too.
 *
 * @template T
 * @param {string} target
 * @param {(folder: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withPartialFolder(target, work) {
  const prefix = `${basename(target)}.partial-`;
  mkdirSync(dirname(target), { recursive: true });
  for (const name of readdirSync(dirname(target))) {
    if (name.startsWith(prefix) && !isRunning(Number(name.slice(prefix.length)))) {
      rmSync(join(dirname(target), name), { recursive: true, force: true });
    }
  }
  const folder = join(dirname(target), `${prefix}${process.pid}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether the process that a folder is named after still runs. */
function isRunning(pid) {
  try {
    return pid !== process.pid && process.kill(pid, 0);
  } catch (error) {
    // Not allowed to signal it: it is there, and another user's.
    return error.code === "EPERM";
  }
}
