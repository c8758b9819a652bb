import type { Role } from "#shared/roles/role.ts";
import type { ImportOutcome, ImportPreview } from "#shared/users/user-import.ts";
import { clearUp } from "./clear-up.ts";
import { hasProblems } from "./import-failures.ts";
import { inSlices } from "./in-slices.ts";
import { planUser } from "./plan-user.ts";
import { createRoleFinder } from "./role-names.ts";
import { createTally } from "./tally.ts";
import type { StagedUser, UserImportStore } from "./user-import-store.ts";
import type { RunParts, UserImportPorts } from "./user-imports.ts";

export interface WriteParts
  extends RunParts,
    Pick<UserImportPorts, "clock" | "random" | "publish" | "roles"> {
  readonly store: UserImportStore;
  readonly preview: ImportPreview;
  readonly createsRoles: boolean;
  /** Ends the taking back as well: the next start goes on with it. */
  readonly closing: AbortSignal;
}

/**
 * Writes the staged users in slices. When one of them fails, or the signal is aborted, all of it is taken back.
 * @throws AppFailure `invalid_input` when the file has problems; and what made a slice fail
 */
export const writeImport = async (parts: WriteParts): Promise<ImportOutcome> => {
  const { clock, store, preview, publish } = parts;
  if (preview.problemCount > 0) throw hasProblems(preview.problemCount);
  const missing = parts.createsRoles ? preview.unknownRoles : [];
  const made: Role[] = [];
  store.transaction(() => {
    made.push(...missing.map(({ name }) => parts.roles.create(roleFor(name))));
    store.begin(
      preview.configurationId,
      made.map(({ id: roleId }) => roleId),
    );
  });
  try {
    const counts = await writeUsers(parts);
    const { created, updated, unchanged } = counts;
    return { created, updated, unchanged, createdRoles: made.length };
  } catch (thrown) {
    await clearUp(store, clock, parts.closing);
    throw thrown;
  } finally {
    store.emptyStage();
    publish("users.imported", {});
    if (made.length > 0) publish("roles.changed", {});
  }
};

const writeUsers = async (parts: WriteParts) => {
  const { clock, store, signal } = parts;
  const tally = createTally();
  const queue = createQueue(store);
  const findRoles = createRoleFinder(parts.roles.all());
  const step = (): boolean => {
    const user = queue.next();
    if (user === undefined) {
      store.markWritten();
      return false;
    }
    tally.add(writeUser(parts, user, user.roles && findRoles(user.roles).ids));
    return true;
  };
  const slice = (act: () => boolean): boolean => {
    parts.progress(queue.taken(), parts.preview.users);
    return store.transaction(act);
  };
  await inSlices({ clock, signal, slice }, step);
  // From here on nothing is taken back any more, so it is not cancelled either.
  await clearUp(store, clock, parts.closing).catch((thrown: unknown) => {
    if (!parts.closing.aborted) throw thrown;
  });
  return tally.sum();
};

const writeUser = (
  { store, preview, random }: WriteParts,
  user: StagedUser,
  roleIds: readonly string[] | undefined,
) => {
  const kept = store.find(preview.configurationId, user);
  const plan = planUser(kept, user, roleIds);
  if (kept === undefined) store.create(preview.configurationId, random.uuid(), user, plan);
  else if (plan.kind === "updated") store.update(kept, plan);
  return plan;
};

/** The staged users, read some at a time. */
const createQueue = (store: UserImportStore) => {
  let rows: ReturnType<UserImportStore["staged"]> = [];
  let at = 0;
  let after = 0;
  let taken = 0;
  return {
    next: (): StagedUser | undefined => {
      if (at === rows.length) {
        rows = store.staged(after, READ_AT_ONCE);
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
