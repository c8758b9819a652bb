import type { Role } from "#shared/roles/role.ts";
import type { ImportOutcome, ImportPreview } from "#shared/users/user-import.ts";
import { type Database, writeForGood } from "../../db/index.ts";
import { systemRandom } from "../../ports/random.ts";
import type { ReportProgress, TakeTurn } from "../../ports/worker-host.ts";
import type { RoleStore } from "../../roles/index.ts";
import { clearUp } from "./clear-up.ts";
import { createImportJournalStore } from "./import-journal-store.ts";
import type { ImportStageStore, StagedUser } from "./import-stage-store.ts";
import type { ImportedUserStore } from "./imported-user-store.ts";
import { inSlices } from "./in-slices.ts";
import { planUser } from "./plan-user.ts";
import { createRisingIds } from "./rising-ids.ts";
import { createRoleFinder } from "./role-names.ts";
import { createTally } from "./tally.ts";

export interface WriteParts {
  readonly db: Database;
  readonly stage: Pick<ImportStageStore, "staged">;
  readonly users: ImportedUserStore;
  readonly roles: RoleStore;
  readonly configurationId: string;
  readonly preview: ImportPreview;
  readonly createsRoles: boolean;
  readonly report: ReportProgress;
  readonly takeTurn: TakeTurn;
}

/**
 * Writes the staged users in slices. What was written by one that fails, or is ended, stays until `runClearUp` takes it
 * back.
 */
export const writeImport = async (parts: WriteParts): Promise<ImportOutcome> => {
  const { db, configurationId, preview, takeTurn } = parts;
  const journal = createImportJournalStore(db);
  const missing = parts.createsRoles ? preview.unknownRoles : [];
  const made: Role[] = [];
  await takeTurn();
  writeForGood(db, () => {
    made.push(...missing.map(({ name }) => parts.roles.create(roleFor(name))));
    journal.begin(
      configurationId,
      made.map(({ id }) => id),
    );
  });
  const { created, updated, unchanged } = await writeUsers(parts);
  await takeTurn();
  writeForGood(db, journal.markWritten);
  await clearUp(db, takeTurn);
  return { created, updated, unchanged, createdRoles: made.length };
};

const writeUsers = async (parts: WriteParts) => {
  const { db, stage, report, takeTurn, preview } = parts;
  const tally = createTally();
  const queue = createQueue(stage);
  const findRoles = createRoleFinder(parts.roles.all());
  const newId = createRisingIds(systemRandom, Date.now());
  const step = (): boolean => {
    const user = queue.next();
    if (user === undefined) return false;
    tally.add(writeUser(parts, user, newId, user.roles && findRoles(user.roles).ids));
    return true;
  };
  const slice = db.transaction((act: () => boolean) => {
    const goesOn = act();
    parts.users.index();
    return goesOn;
  });
  const tellAndTakeTurn = async () => {
    await report(queue.taken(), preview.users, () => undefined);
    await takeTurn();
  };
  await inSlices({ takeTurn: tellAndTakeTurn, slice }, step);
  return tally.sum();
};

const writeUser = (
  { users, configurationId }: WriteParts,
  user: StagedUser,
  newId: () => string,
  roleIds: readonly string[] | undefined,
) => {
  const kept = users.find(configurationId, user);
  const plan = planUser(kept, user, roleIds);
  if (kept === undefined) users.create(configurationId, newId(), user, plan);
  else if (plan.kind === "updated") users.update(kept, plan);
  return plan;
};

/** The staged users, read some at a time. */
const createQueue = (stage: WriteParts["stage"]) => {
  let rows: ReturnType<ImportStageStore["staged"]> = [];
  let at = 0;
  let after = 0;
  let taken = 0;
  return {
    next: (): StagedUser | undefined => {
      if (at === rows.length) {
        rows = stage.staged(after, READ_AT_ONCE);
        at = 0;
      }
      const row = rows[at];
      if (row === undefined) return undefined;
      at += 1;
      after = row.position;
      taken += 1;
      return row.user;
    },
    taken: () => taken,
  };
};

const READ_AT_ONCE = 64;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A role that the file names by its UUID has that as its name until somebody gives it another. */
const roleFor = (name: string) => ({ name, description: "", ...(uuid.test(name) ? { id: name } : {}) });
