import { type Database, leaveCheckpointsToThreads } from "../db/index.ts";
import type { WorkerHost } from "../ports/worker-host.ts";
import { type ActingStore, type ActQuestion, actNames, type UserActsInput } from "./run-user-acts.ts";
import type { UserActsStore } from "./user-acts-store.ts";

/** Up to so many users are changed at once, in some ms; more of them in a thread. */
const FEW = 500;

export interface ActingParts extends UserActsInput {
  readonly db: Database;
  readonly store: UserActsStore;
  readonly workers: WorkerHost;
}

/** Does something to so many users, in a thread where they are many; the thread ends with it. */
export const withActingStore = async <Answer>(
  parts: ActingParts,
  count: number,
  act: (store: ActingStore) => Promise<Answer>,
): Promise<Answer> => {
  if (count <= FEW) return act(parts.store);
  const resume = leaveCheckpointsToThreads(parts.db);
  const input: UserActsInput = { databaseFile: parts.databaseFile };
  const job = parts.workers.start("users.act", input, () => {});
  const ask = (question: ActQuestion) => job.ask(question);
  const store = Object.fromEntries(
    actNames.map((name) => [name, (...parameters: readonly unknown[]) => ask({ name, parameters })]),
  ) as unknown as ActingStore;
  try {
    const answer = await act(store);
    await store.cleanLog();
    return answer;
  } finally {
    await job.end();
    resume();
  }
};
