import { AppFailure } from "#shared/app-error.ts";
import type { CellExpectation, MatrixColumnDraft, MatrixDraft } from "#shared/matrix/matrix.ts";
import type { Variable } from "#shared/requests/variable.ts";
import type { Database } from "../db/index.ts";
import type { Clock } from "../ports/clock.ts";
import type { Random } from "../ports/random.ts";
import type { SealedPlace, Vault } from "../tokens/index.ts";

/** A column with the values of its variables. */
export interface StoredColumn extends Omit<MatrixColumnDraft, "variables"> {
  readonly variables: readonly Variable[];
}

/** A matrix as it is kept. */
export interface StoredMatrix extends Omit<MatrixDraft, "columns"> {
  readonly id: string;
  readonly columns: readonly StoredColumn[];
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** A line of the list: `matrix` is absent when it can't be read. */
export interface MatrixLine {
  readonly id: string;
  readonly name: string;
  readonly folderId?: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly matrix?: StoredMatrix;
}

/** Matrices and what is expected of their cells. Needs `vault.ready()` before, or `unlock` for the list. */
export interface MatrixStore {
  /** By name. One that does not open harms no other. */
  list(): readonly MatrixLine[];
  /** @throws AppFailure `not_found`, `secret_unreadable` */
  get(id: string): StoredMatrix;
  /** @throws AppFailure `not_found`, `secret_unreadable`, `data_key_missing` */
  save(id: string | undefined, draft: MatrixDraft): StoredMatrix;
  delete(id: string): void;
  expectations(id: string): readonly CellExpectation[];
  setExpectations(id: string, expectations: readonly CellExpectation[]): void;
  removeExpectations(id: string, cells: readonly Pick<CellExpectation, "requestId" | "columnId">[]): void;
}

type Content = Pick<StoredMatrix, "requestIds" | "columns" | "setUp" | "concurrency" | "notFoundIsRefused">;

interface Row {
  readonly id: string;
  readonly folderId: string | null;
  readonly name: string;
  readonly sealed: Uint8Array | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

const columns = "id, folder_id AS folderId, name, sealed, created_at AS createdAt, updated_at AS updatedAt";

/** Makes the store. */
export const createMatrixStore = ({
  db,
  vault,
  clock,
  random,
}: {
  readonly db: Database;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly random: Random;
}): MatrixStore => {
  const selectOne = db.prepare<[string], Row>(`SELECT ${columns} FROM matrices WHERE id = ?`);
  const open = (row: Row): StoredMatrix => {
    if (row.sealed === null) throw unreadable();
    const content = JSON.parse(
      Buffer.from(vault.open(placeOf(row.id), row.sealed)).toString("utf8"),
    ) as Content;
    return { ...lineOf(row), ...content };
  };
  const get = (id: string): StoredMatrix => {
    const row = selectOne.get(id);
    if (row === undefined) throw matrixNotFound();
    return open(row);
  };
  const save = (id: string | undefined, draft: MatrixDraft): StoredMatrix => {
    const before = id === undefined ? undefined : get(id);
    const savedId = id ?? random.uuid();
    db.prepare(upsertSql).run({
      id: savedId,
      name: draft.name,
      folderId: draft.folderId ?? null,
      sealed: vault.seal(placeOf(savedId), JSON.stringify(contentOf(draft, before))),
      now: clock.now(),
    });
    forgetCellsThatAreGone(db, savedId, draft);
    return get(savedId);
  };
  const insertExpectation = db.prepare(expectationSql);
  const deleteExpectation = db.prepare(
    "DELETE FROM matrix_expectations WHERE matrix_id = ? AND request_id = ? AND column_id = ?",
  );
  return {
    list: () =>
      db
        .prepare<[], Row>(`SELECT ${columns} FROM matrices ORDER BY name COLLATE NOCASE, rowid`)
        .all()
        .map((row) => ({ ...lineOf(row), ...openedOrNot(row, open) })),
    get,
    save: db.transaction(save),
    delete: (id) => {
      db.prepare("DELETE FROM matrices WHERE id = ?").run(id);
    },
    expectations: (id) =>
      db
        .prepare<[string], Omit<CellExpectation, "status"> & { readonly status: number | null }>(`
          SELECT request_id AS requestId, column_id AS columnId, expected, status
          FROM matrix_expectations WHERE matrix_id = ?`)
        .all(id)
        .map(({ status, ...rest }) => ({ ...rest, ...(status === null ? {} : { status }) })),
    setExpectations: db.transaction((matrixId: string, expectations: readonly CellExpectation[]) => {
      for (const { status, ...rest } of expectations)
        insertExpectation.run({ ...rest, matrixId, status: status ?? null });
    }),
    removeExpectations: db.transaction((matrixId, cells) => {
      for (const { requestId, columnId } of cells) deleteExpectation.run(matrixId, requestId, columnId);
    }),
  };
};

const upsertSql = `
  INSERT INTO matrices (id, folder_id, name, sealed, created_at, updated_at)
  VALUES (@id, (SELECT id FROM request_folders WHERE id = @folderId), @name, @sealed, @now, @now)
  ON CONFLICT (id) DO UPDATE SET folder_id = excluded.folder_id, name = excluded.name, sealed = excluded.sealed,
    updated_at = excluded.updated_at`;

/** Nothing is expected of a request that was deleted meanwhile. */
const expectationSql = `
  INSERT INTO matrix_expectations (matrix_id, request_id, column_id, expected, status)
  SELECT @matrixId, id, @columnId, @expected, @status FROM saved_requests WHERE id = @requestId
  ON CONFLICT DO UPDATE SET expected = excluded.expected, status = excluded.status`;

const placeOf = (id: string): SealedPlace => ({ table: "matrices", row: id, column: "sealed" });

const lineOf = ({ id, folderId, name, createdAt, updatedAt }: Row) => ({
  id,
  name,
  ...(folderId === null ? {} : { folderId }),
  createdAt,
  updatedAt,
});

const openedOrNot = (row: Row, open: (row: Row) => StoredMatrix): { readonly matrix?: StoredMatrix } => {
  try {
    return { matrix: open(row) };
  } catch (thrown) {
    if (thrown instanceof AppFailure) return {};
    throw thrown;
  }
};

/** What is sealed; a secret variable that came without a value keeps the one it had in its column. */
const contentOf = (draft: MatrixDraft, before: StoredMatrix | undefined): Content => {
  const valueBefore = (columnId: string, name: string): string =>
    before?.columns
      .find(({ id }) => id === columnId)
      ?.variables.find((variable) => variable.name === name && variable.isSecret)?.value ?? "";
  return {
    requestIds: draft.requestIds,
    concurrency: draft.concurrency,
    notFoundIsRefused: draft.notFoundIsRefused,
    ...(draft.setUp === undefined ? {} : { setUp: draft.setUp }),
    columns: draft.columns.map(({ variables, ...column }) => ({
      ...column,
      variables: variables.map(({ name, value, isSecret }) => ({
        name,
        value: value ?? valueBefore(column.id, name),
        isSecret,
      })),
    })),
  };
};

const forgetCellsThatAreGone = (db: Database, matrixId: string, draft: MatrixDraft): void => {
  const columnIds = JSON.stringify(draft.columns.map(({ id }) => id));
  const requestIds = JSON.stringify(draft.requestIds);
  db.prepare(`
    DELETE FROM matrix_expectations WHERE matrix_id = @matrixId AND (
      column_id NOT IN (SELECT value FROM json_each(@columnIds))
      OR request_id NOT IN (SELECT value FROM json_each(@requestIds)))`).run({
    matrixId,
    columnIds,
    requestIds,
  });
};

const unreadable = (): AppFailure =>
  new AppFailure({
    code: "secret_unreadable",
    message: "What this matrix consists of can't be read any more.",
    advice: "Put it together again, or delete it.",
    cause: "it was saved while there was no keychain, so it was kept until the app ended",
  });

const matrixNotFound = (): AppFailure =>
  new AppFailure({
    code: "not_found",
    message: "There is no such matrix any more.",
    advice: "Go back to the list of requests.",
  });
