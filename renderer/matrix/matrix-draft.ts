import type { Matrix, MatrixColumnDraft, MatrixDraft } from "#shared/matrix/matrix.ts";
import { emptyMatrixDraft } from "#shared/matrix/matrix.ts";
import type { CurrentIdentity, SavedRequest } from "#shared/requests/request-draft.ts";
import type { RequestFolder } from "#shared/requests/request-folder.ts";
import type { UserSummary } from "#shared/users/user.ts";

/** The editable part of a matrix; its secret variables have no value here and keep the one they have. */
export const draftOfMatrix = (matrix: Matrix): MatrixDraft => ({
  name: matrix.name,
  ...(matrix.folderId === undefined ? {} : { folderId: matrix.folderId }),
  requestIds: matrix.rows.map(({ requestId }) => requestId),
  columns: matrix.columns.map(({ id, label, who, variables }) => ({
    id,
    label,
    who,
    variables: variables.map(({ name, value, isSecret }) =>
      isSecret ? { name, isSecret } : { name, value, isSecret },
    ),
  })),
  ...(matrix.setUp === undefined ? {} : { setUp: matrix.setUp }),
  concurrency: matrix.concurrency,
  notFoundIsRefused: matrix.notFoundIsRefused,
});

/** The requests of a folder and of those in it, in the order of the list; of no folder: all. */
export const requestsWithin = (
  folderId: string | undefined,
  folders: readonly RequestFolder[],
  requests: readonly SavedRequest[],
): readonly SavedRequest[] => [
  ...requests.filter((request) => request.folderId === folderId),
  ...folders
    .filter(({ parentId }) => parentId === folderId)
    .flatMap(({ id }) => requestsWithin(id, folders, requests)),
];

/** So many signed-in users a new matrix begins with. */
export const USERS_TO_BEGIN_WITH = 6;

/** What a new matrix begins with: all requests of its folder, who is signed in, an old token, and nobody. */
export const newMatrixDraft = (
  folder: RequestFolder | undefined,
  requests: readonly SavedRequest[],
  users: readonly UserSummary[],
): MatrixDraft => {
  const first = users[0];
  return {
    ...emptyMatrixDraft,
    name: folder?.name ?? "",
    ...(folder && { folderId: folder.id }),
    requestIds: requests.map(({ id }) => id),
    columns: [
      ...users.map(({ id }) => columnOf({ kind: "user", userId: id })),
      columnOf({ kind: "anonymous" }),
      ...(first ? [columnOf({ kind: "user", userId: first.id }, "expired")] : []),
    ],
  };
};

/** A column for an identity. */
export const columnOf = (
  identity: CurrentIdentity,
  tokenState: "valid" | "expired" = "valid",
): MatrixColumnDraft => ({
  id: crypto.randomUUID(),
  label: tokenState === "expired" ? "Expired" : "",
  who: { kind: "identity", identity, tokenState },
  variables: [],
});

/** A column with the token of one and the data of another. */
export const crossColumnOf = (as: string, dataOf: string, label: string): MatrixColumnDraft => ({
  id: crypto.randomUUID(),
  label,
  who: { kind: "another", as, dataOf },
  variables: [],
});

/** Takes a column away, with those that name it. */
export const withoutColumn = (columns: readonly MatrixColumnDraft[], id: string): MatrixColumnDraft[] =>
  columns.filter(
    (column) =>
      column.id !== id && !(column.who.kind === "another" && [column.who.as, column.who.dataOf].includes(id)),
  );

/** Puts an item one place up or down. */
export const moved = <Item>(items: readonly Item[], index: number, by: -1 | 1): Item[] => {
  const next = [...items];
  const [item] = next.splice(index, 1);
  if (item !== undefined) next.splice(index + by, 0, item);
  return next;
};
