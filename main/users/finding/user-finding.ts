import { AppFailure } from "#shared/app-error.ts";
import type { UserFilter } from "#shared/users/user-query.ts";
import type { Clock } from "../../ports/clock.ts";
import type { RunningJob, WorkerHost } from "../../ports/worker-host.ts";
import type { RoleCounts } from "./count-roles.ts";
import type { FinderInput, FinderQuestion } from "./run-user-finder.ts";
import type { FoundPage, PageQuestion } from "./user-finder.ts";

/** Finds users in a thread of its own: none of a million holds up the loop. */
export interface UserFinding {
  /** A page of a list, by the numbers of its users. */
  page(question: Omit<PageQuestion, "now">): Promise<FoundPage>;
  /** The numbers of all who match, in the order of their numbers. */
  all(filter: UserFilter): Promise<Uint32Array>;
  /** How many users have each role. */
  roles(): Promise<RoleCounts>;
  /** To be called when something about users has changed: lists are read anew. */
  forget(): void;
  /** Ends the thread. */
  close(): Promise<void>;
}

interface UserFindingPorts extends FinderInput {
  readonly workers: WorkerHost;
  readonly clock: Pick<Clock, "now">;
}

/** Makes it; the thread starts with the first question, and anew after it broke down. */
export const createUserFinding = ({ databaseFile, workers, clock }: UserFindingPorts): UserFinding => {
  let edition = 0;
  let job: RunningJob | undefined;
  const end = async (): Promise<void> => {
    const ended = job;
    job = undefined;
    await ended?.end();
  };
  const ask = async (question: FinderQuestion): Promise<unknown> => {
    const input: FinderInput = { databaseFile };
    job ??= workers.start("users.find", input, () => {});
    const asked = job;
    try {
      return await asked.ask(question);
    } catch (thrown) {
      if (thrown instanceof AppFailure && thrown.error.code === "internal" && job === asked) await end();
      throw thrown;
    }
  };
  return {
    page: async (question) => (await ask({ edition, page: { ...question, now: clock.now() } })) as FoundPage,
    all: async (filter) => (await ask({ edition, all: { filter, now: clock.now() } })) as Uint32Array,
    roles: async () => (await ask({ edition, roles: true })) as RoleCounts,
    forget: () => {
      edition += 1;
    },
    close: end,
  };
};
