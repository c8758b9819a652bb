import { openForWriting } from "../db/index.ts";
import { createUserActsStore, type UserActsStore } from "./user-acts-store.ts";

/** What changes users, some at a time. */
export const actNames = [
  "setActive",
  "setTag",
  "signOut",
  "forget",
  "restore",
  "deleteForgotten",
  "cleanLog",
] as const;
export type ActName = (typeof actNames)[number];

/** Where the users are. */
export interface UserActsInput {
  readonly databaseFile: string;
}

/** A call of the store. */
export interface ActQuestion {
  readonly name: ActName;
  readonly parameters: readonly unknown[];
}

/**
 * Changes users in a thread, by a connection of its own. Who asks leaves time between two questions, so that other
 * writers come first, and ends with `cleanLog`, which brings all to the disk.
 * @throws AppFailure `database_corrupt`, `database_unavailable`
 */
export const runUserActs = async ({
  databaseFile,
}: UserActsInput): Promise<{ answer(question: ActQuestion): unknown; close(): void }> => {
  const db = openForWriting(databaseFile);
  const store = createUserActsStore(db);
  return {
    answer: ({ name, parameters }) => (store[name] as (...of: readonly unknown[]) => unknown)(...parameters),
    close: () => void db.close(),
  };
};

/** The store, or the same in a thread. */
export type ActingStore = {
  readonly [Name in ActName]: (
    ...parameters: Parameters<UserActsStore[Name]>
  ) => ReturnType<UserActsStore[Name]> | Promise<ReturnType<UserActsStore[Name]>>;
};
