import { AppFailure } from "#shared/app-error.ts";
import type { RequestFolder, TreePlace } from "#shared/requests/request-folder.ts";
import type { Variable, VariableDraft } from "#shared/requests/variable.ts";
import type { Database } from "../db/index.ts";
import type { Clock } from "../ports/clock.ts";
import type { Random } from "../ports/random.ts";
import type { SealedPlace, Vault } from "../tokens/index.ts";
import { placeInOrder } from "./place-in-order-store.ts";
import { createSealedVariables } from "./sealed-variables.ts";

/** What is typed of a folder; without variables it keeps those that it has. */
export interface FolderDraft {
  readonly name: string;
  readonly variables?: readonly VariableDraft[] | undefined;
}

/** The folders that saved requests are in; those in none are the collections. */
export interface FolderStore {
  /** In the order of their places. */
  list(): readonly RequestFolder[];
  /** The variables of a folder's collection, by way of its parents; the inner ones first. @throws AppFailure `secret_unreadable` */
  variables(id: string): readonly Variable[];
  /** The outermost folder around it, or itself; undefined when it is gone. */
  collectionOf(id: string): string | undefined;
  /** The variables of the folder alone. @throws AppFailure `secret_unreadable` */
  ownVariables(id: string): readonly Variable[];
  /** @throws AppFailure `not_found`, `secret_unreadable`, `data_key_missing` */
  save(id: string | undefined, draft: FolderDraft, parentId?: string): RequestFolder;
  /** @throws AppFailure `not_found`, `invalid_input` when it would come into itself */
  move(id: string, place: TreePlace): void;
  /** Deletes a folder with all that is in it. */
  delete(id: string): void;
}

interface Row {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly sealed: Uint8Array | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

const columns = "id, parent_id AS parentId, name, sealed, created_at AS createdAt, updated_at AS updatedAt";

/** Folders may be in one another so deep; deeper ones of an import are put into the last. */
export const DEEPEST_FOLDER = 16;

/** Makes the store. */
export const createFolderStore = ({
  db,
  vault,
  clock,
  random,
}: {
  readonly db: Database;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly random: Random;
}): FolderStore => {
  const sealing = createSealedVariables(vault);
  const selectAll = db.prepare<[], Row>(`SELECT ${columns} FROM request_folders ORDER BY position, rowid`);
  const selectOne = db.prepare<[string], Row>(`SELECT ${columns} FROM request_folders WHERE id = ?`);
  const required = (id: string): Row => {
    const row = selectOne.get(id);
    if (row === undefined) throw notFound();
    return row;
  };
  /** The folder and those that it is in, from the inside out. */
  const pathOf = (id: string): readonly Row[] => {
    const row = selectOne.get(id);
    if (row === undefined) return [];
    return [row, ...(row.parentId === null ? [] : pathOf(row.parentId))];
  };
  const folderOf = ({ id, parentId, name, sealed, createdAt, updatedAt }: Row): RequestFolder => ({
    id,
    ...(parentId === null ? {} : { parentId }),
    name,
    ...sealing.view(placeOf(id), sealed),
    createdAt,
    updatedAt,
  });
  return {
    list: () => selectAll.all().map(folderOf),
    variables: (id) => pathOf(id).flatMap((row) => sealing.open(placeOf(row.id), row.sealed)),
    collectionOf: (id) => pathOf(id).at(-1)?.id,
    ownVariables: (id) => sealing.open(placeOf(id), selectOne.get(id)?.sealed ?? null),
    save: (id, { name, variables }, parentId) => {
      const before = (id === undefined ? undefined : required(id))?.sealed ?? null;
      const savedId = id ?? random.uuid();
      const keepsAll = variables === undefined || (variables.length === 0 && before === null);
      const sealed = keepsAll ? before : sealing.seal(placeOf(savedId), variables, before);
      if (parentId !== undefined) required(parentId);
      db.prepare(id === undefined ? insertSql : updateSql).run({
        id: savedId,
        name,
        sealed,
        parentId: parentId ?? null,
        now: clock.now(),
      });
      return folderOf(required(savedId));
    },
    move: db.transaction((id: string, { folderId, beforeId }: TreePlace) => {
      required(id);
      const within = folderId === undefined ? [] : pathOf(required(folderId).id);
      if (within.some((row) => row.id === id) || within.length >= DEEPEST_FOLDER) throw intoItself();
      db.prepare("UPDATE request_folders SET parent_id = ? WHERE id = ?").run(folderId ?? null, id);
      placeInOrder(db, "request_folders", id, beforeId);
    }),
    delete: (id) => {
      db.prepare("DELETE FROM request_folders WHERE id = ?").run(id);
    },
  };
};

const insertSql = `
  INSERT INTO request_folders (id, parent_id, name, sealed, position, created_at, updated_at)
  VALUES (@id, @parentId, @name, @sealed,
    (SELECT coalesce(max(position), 0) + 1 FROM request_folders), @now, @now)`;

const updateSql = `
  UPDATE request_folders SET name = @name, sealed = @sealed, updated_at = @now WHERE id = @id`;

const placeOf = (id: string): SealedPlace => ({ table: "request_folders", row: id, column: "sealed" });

const intoItself = (): AppFailure =>
  new AppFailure({
    code: "invalid_input",
    message: "A folder can't be put into itself, nor deeper than 16 folders.",
    advice: "Choose another place.",
  });

const notFound = (): AppFailure =>
  new AppFailure({
    code: "not_found",
    message: "There is no such folder any more.",
    advice: "Go back to the list of requests.",
  });
