import { describe, expect, test } from "vitest";
import type { CellExpectation, MatrixColumn, MatrixRow } from "#shared/matrix/matrix.ts";
import type { MatrixCell } from "#shared/matrix/matrix-run.ts";
import type { RequestFolder } from "#shared/requests/request-folder.ts";
import {
  columnOf,
  crossColumnOf,
  draftOfMatrix,
  moved,
  newMatrixDraft,
  requestsWithin,
  withoutColumn,
} from "../../../renderer/matrix/matrix-draft.ts";
import {
  cellName,
  expectationWords,
  headName,
  isShownBy,
  resultWords,
  roomFor,
  type ShownCell,
  wantWords,
} from "../../../renderer/matrix/matrix-words.ts";
import { placeAfter } from "../../../renderer/matrix/place-after.ts";
import { typedRequest } from "../../support/typed-request.ts";

const row: MatrixRow = { requestId: "r1", name: "Delete order", method: "DELETE", path: "/v2/orders/{{id}}" };
const column: Pick<MatrixColumn, "id" | "name"> = { id: "c1", name: "Jonas Weber" };
const place = { requestId: "r1", columnId: "c1" };
const cell: MatrixCell = { ...place, verdict: "allowed", status: 204 };
const refused: CellExpectation = { ...place, expected: "refused", status: 403 };

const shown = (changes: Partial<ShownCell> = {}): ShownCell => ({
  row,
  column,
  cell,
  expectation: undefined,
  isWaiting: false,
  ...changes,
});

describe("a cell", () => {
  test("is told whole to whoever does not see it", () => {
    const previous = { verdict: "refused" as const, status: 403, at: 1 };
    expect(cellName(shown({ cell: { ...cell, previous }, expectation: refused }))).toBe(
      "DELETE /v2/orders/{{id}} as Jonas Weber: 204, allowed, expected 403, changed",
    );
    expect(cellName(shown({ isWaiting: true }))).toBe("DELETE /v2/orders/{{id}} as Jonas Weber: waiting");
    expect(cellName(shown({ cell: undefined }))).toBe("DELETE /v2/orders/{{id}} as Jonas Weber: not run");
    const error = { code: "timed_out" as const, message: "No answer.", advice: "Again." };
    expect(cellName(shown({ cell: { ...place, verdict: "error", error } }))).toBe(
      "DELETE /v2/orders/{{id}} as Jonas Weber: No answer., no verdict",
    );
  });

  test("says what is wanted by the status it was kept from, or in a word", () => {
    expect(wantWords(refused)).toBe("want 403");
    expect(wantWords({ ...place, expected: "refused" })).toBe("want refused");
    expect(expectationWords(refused)).toBe("403, refused");
    expect(expectationWords({ ...place, expected: "either" })).toBe("either");
    expect(resultWords(cell)).toBe("204, allowed");
    expect(resultWords({ verdict: "error" })).toBe("no verdict");
  });

  test("is left loud by the filter that it is of", () => {
    const changed = { ...cell, previous: { verdict: "refused" as const, status: 403, at: 1 } };
    expect(isShownBy("all", shown())).toBe(true);
    expect(isShownBy("differences", shown())).toBe(false);
    expect(isShownBy("differences", shown({ expectation: refused }))).toBe(true);
    expect(isShownBy("differences", shown({ cell: { ...place, verdict: "error" } }))).toBe(true);
    expect(isShownBy("changed", shown())).toBe(false);
    expect(isShownBy("changed", shown({ cell: changed }))).toBe(true);
  });
});

test.each([
  [8, "full"],
  [12, "narrow"],
  [23, "narrow"],
  [24, "icon"],
])("%i columns have room for: %s", (count, room) => expect(roomFor(count)).toBe(room));

test.each([
  ["Ines Marković", "Ines M."],
  ["Anonymous", "Anonymous"],
  ["Anna Maria Ørsted", "Anna Ø."],
  ["Anna B. → Tom H.", "Anna B. → Tom H."],
  ["An identity with a long label", "An identity with a long label"],
  ["svc (1)", "svc (1)"],
])("%s is %s in a column's head", (name, head) => expect(headName(name)).toBe(head));

describe("a key in the grid", () => {
  const size = { rows: 10, columns: 4, page: 5 };
  test.each([
    ["ArrowDown", { row: 1, column: 1 }, { row: 2, column: 1 }],
    ["ArrowUp", { row: 0, column: 1 }, { row: 0, column: 1 }],
    ["ArrowRight", { row: 1, column: 3 }, { row: 1, column: 3 }],
    ["PageDown", { row: 7, column: 0 }, { row: 9, column: 0 }],
    ["Home", { row: 7, column: 3 }, { row: 7, column: 0 }],
    ["End", { row: 7, column: 0 }, { row: 7, column: 3 }],
  ])("%s leads from %j to %j", (key, from, to) => expect(placeAfter(key, from, size)).toEqual(to));
  test("leads nowhere where there is nothing, or when it is another", () => {
    expect(placeAfter("ArrowDown", { row: 0, column: 0 }, { ...size, rows: 0 })).toBeUndefined();
    expect(placeAfter("x", { row: 0, column: 0 }, size)).toBeUndefined();
  });
});

describe("what a matrix consists of", () => {
  const folder = (id: string, parentId?: string): RequestFolder => ({
    id,
    name: id,
    ...(parentId === undefined ? {} : { parentId }),
    variables: [],
    createdAt: 1,
    updatedAt: 1,
  });
  const request = (id: string, folderId?: string) => ({
    ...typedRequest({ name: id }),
    id,
    ...(folderId === undefined ? {} : { folderId }),
    createdAt: 1,
    updatedAt: 1,
    sentCount: 0,
  });
  const folders = [folder("api"), folder("admin", "api"), folder("other")];
  const requests = [
    request("deep", "admin"),
    request("list", "api"),
    request("loose"),
    request("far", "other"),
  ];

  test("are the requests of a folder with those of its folders, as the list shows them", () => {
    expect(requestsWithin("api", folders, requests).map(({ id }) => id)).toEqual(["list", "deep"]);
    expect(requestsWithin(undefined, folders, requests).map(({ id }) => id)).toEqual([
      "loose",
      "list",
      "deep",
      "far",
    ]);
  });

  test("is at first who is signed in, nobody, and an old token", () => {
    const draft = newMatrixDraft(folders[0], [request("list", "api")], [{ id: "u1" }, { id: "u2" }] as never);
    expect(draft).toMatchObject({ name: "api", folderId: "api", requestIds: ["list"], concurrency: 6 });
    expect(draft.columns.map(({ who, label }) => [who, label])).toEqual([
      [{ kind: "identity", identity: { kind: "user", userId: "u1" }, tokenState: "valid" }, ""],
      [{ kind: "identity", identity: { kind: "user", userId: "u2" }, tokenState: "valid" }, ""],
      [{ kind: "identity", identity: { kind: "anonymous" }, tokenState: "valid" }, ""],
      [{ kind: "identity", identity: { kind: "user", userId: "u1" }, tokenState: "expired" }, "Expired"],
    ]);
    expect(newMatrixDraft(undefined, [], []).columns).toHaveLength(1);
  });

  test("loses with an identity those that go by its data", () => {
    const [a, b] = [columnOf({ kind: "anonymous" }), columnOf({ kind: "anonymous" })];
    const cross = crossColumnOf(a.id, b.id, "A → B");
    expect(withoutColumn([a, b, cross], b.id)).toEqual([a]);
    expect(withoutColumn([a, b, cross], cross.id)).toEqual([a, b]);
  });

  test("leaves a secret value where it is", () => {
    const variables = [
      { name: "key", value: "", isSecret: true, isSet: true },
      { name: "id", value: "7", isSecret: false, isSet: true },
    ];
    const draft = draftOfMatrix({
      id: "m",
      name: "M",
      rows: [row],
      columns: [{ ...columnOf({ kind: "anonymous" }), id: "c1", name: "Anonymous", roles: [], variables }],
      expectations: [],
      concurrency: 6,
      notFoundIsRefused: false,
      createdAt: 1,
      updatedAt: 1,
    });
    expect(draft.columns[0]?.variables).toEqual([
      { name: "key", isSecret: true },
      { name: "id", value: "7", isSecret: false },
    ]);
    expect(draft.requestIds).toEqual(["r1"]);
  });

  test("is put in order", () => {
    expect(moved(["a", "b", "c"], 2, -1)).toEqual(["a", "c", "b"]);
    expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
  });
});
