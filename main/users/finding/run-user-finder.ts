import type { UserFilter } from "#shared/users/user-query.ts";
import { openForReading } from "../../db/index.ts";
import { countRoles, type RoleCounts } from "./count-roles.ts";
import { createUserFinder, type FoundPage, type PageQuestion } from "./user-finder.ts";

/** Where users are to be found. */
export interface FinderInput {
  readonly databaseFile: string;
}

/** What is asked of the thread that finds users: a page of a list, the numbers of all who match, or how many have each role. */
export type FinderQuestion = {
  /** Goes up when something about users has changed: what was read before is forgotten. */
  readonly edition: number;
} & (
  | { readonly page: PageQuestion }
  | { readonly all: { readonly filter: UserFilter; readonly now: number } }
  | { readonly roles: true }
);

/** Finds users until it is closed. */
export interface RunningFinder {
  answer(question: FinderQuestion): FoundPage | Uint32Array | RoleCounts;
  close(): void;
}

/** Who is dragging asks for the next place sooner. */
const STAYED_MS = 150;

/** Opens a connection of its own. @throws AppFailure `database_corrupt`, `database_unavailable` */
export const runUserFinder = async ({ databaseFile }: FinderInput): Promise<RunningFinder> => {
  const db = openForReading(databaseFile);
  const finder = createUserFinder(db);
  let edition = 0;
  let preparing: ReturnType<typeof setTimeout> | undefined;
  let roles: RoleCounts | undefined;
  return {
    answer: (question) => {
      clearTimeout(preparing);
      if (question.edition !== edition) {
        finder.forget();
        roles = undefined;
      }
      edition = question.edition;
      if ("roles" in question) {
        roles ??= countRoles(db);
        return roles;
      }
      if ("all" in question) return finder.all(question.all.filter, question.all.now);
      const { page } = question;
      // Later: who has come to a place in a list, and stays a moment, goes on from there.
      if (page.from !== undefined) preparing = setTimeout(() => finder.prepare(page.sort), STAYED_MS);
      return finder.page(page);
    },
    close: () => {
      clearTimeout(preparing);
      db.close();
    },
  };
};
