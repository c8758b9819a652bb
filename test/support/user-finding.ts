import { onTestFinished } from "vitest";
import { type Database, openForReading } from "../../main/db/index.ts";
import type { Clock } from "../../main/ports/clock.ts";
import type { TokenSetStore } from "../../main/tokens/token-set-store.ts";
import { createUserFinder } from "../../main/users/finding/user-finder.ts";
import { createUserSearch, type UserFinding, type UserSearch } from "../../main/users/index.ts";

interface FindingData {
  readonly db: Database;
  readonly clock: Pick<Clock, "now">;
}

/** Finds users in the test's own thread, by a connection of its own; as if something had changed before each question. */
export const findHere = ({ db, clock }: FindingData, most?: number): Pick<UserFinding, "page" | "all"> => {
  const connection = openForReading(db.name);
  onTestFinished(() => void connection.close());
  const finder = createUserFinder(connection, most);
  return {
    page: async (question) => {
      finder.forget();
      return finder.page({ ...question, now: clock.now() });
    },
    all: async (filter) => {
      finder.forget();
      return finder.all(filter, clock.now());
    },
  };
};

/** The list of users over it. @param most how many are few at the most */
export const searchHere = (
  data: FindingData & { readonly tokenSets: TokenSetStore },
  most?: number,
): UserSearch => createUserSearch({ ...data, finding: findHere(data, most) });
