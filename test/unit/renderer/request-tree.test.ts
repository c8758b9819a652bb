import { describe, expect, test } from "vitest";
import { emptyRequestDraft, type SavedRequest } from "#shared/requests/request-draft.ts";
import type { RequestFolder } from "#shared/requests/request-folder.ts";
import { treeKeyAct } from "../../../renderer/requests/tree/tree-keys.ts";
import { dropPlace, stepPlace } from "../../../renderer/requests/tree/tree-places.ts";
import { folderPath, type TreeRow, treeRows } from "../../../renderer/requests/tree/tree-rows.ts";

const folder = (id: string, parentId?: string): RequestFolder => ({
  id,
  name: `Folder ${id}`,
  variables: [],
  createdAt: 0,
  updatedAt: 0,
  ...(parentId !== undefined && { parentId }),
});

const request = (id: string, folderId?: string): SavedRequest => ({
  ...emptyRequestDraft,
  id,
  name: `Request ${id}`,
  url: `https://api.example/${id}`,
  createdAt: 0,
  updatedAt: 0,
  sentCount: 0,
  ...(folderId !== undefined && { folderId }),
});

const folders = [folder("a"), folder("b"), folder("a1", "a"), folder("c")];
const requests = [request("1"), request("2", "a"), request("3", "a1"), request("4", "a"), request("5", "b")];
const parts = { folders, requests };

const rowsOf = (open: readonly string[], typed = "") =>
  treeRows({ folders, requests, open: new Set(open), typed });
const shown = (rows: readonly TreeRow[]) => rows.map(({ id, depth }) => `${"-".repeat(depth)}${id}`);
const rowOf = (id: string) => {
  const row = rowsOf(["a", "a1", "b", "c"]).find((each) => each.id === id);
  if (!row) throw new Error(`There is no row ${id}.`);
  return row;
};

describe("the tree of requests", () => {
  test("has those in no collection on top, then folders with what is in them", () => {
    expect(shown(rowsOf([]))).toEqual(["1", "a", "b", "c"]);
    expect(shown(rowsOf(["a", "a1"]))).toEqual(["1", "a", "-2", "-4", "-a1", "--3", "-matrix-a", "b", "c"]);
  });

  test("counts what is in a folder at any depth", () => {
    const counts = rowsOf([]).map((row) => (row.kind === "folder" ? row.count : undefined));
    expect(counts).toEqual([undefined, 3, 1, 0]);
  });

  test("unfolds what is found, and leaves out folders without", () => {
    expect(shown(rowsOf([], "request 3"))).toEqual(["a", "-a1", "--3"]);
    expect(shown(rowsOf([], "example/5"))).toEqual(["b", "-5"]);
    expect(shown(rowsOf([], "folder a1"))).toEqual(["a", "-a1", "--3"]);
    expect(rowsOf([], "nothing")).toEqual([]);
  });

  test("shows a request at the top whose folder is gone", () => {
    const rows = treeRows({ folders: [], requests: [request("9", "gone")], open: new Set(), typed: "" });
    expect(shown(rows)).toEqual(["9"]);
  });

  test("knows the way to a folder", () => {
    expect(folderPath(folders, "a1").map(({ id }) => id)).toEqual(["a", "a1"]);
    expect(folderPath(folders, undefined)).toEqual([]);
  });
});

describe("what is dropped", () => {
  const drop = (kind: "request" | "folder", id: string, on: string, zone: "before" | "into" | "after") =>
    dropPlace(parts, { kind, id }, rowOf(on), zone);

  test("on a request comes before or after it", () => {
    expect(drop("request", "5", "2", "before")).toEqual({ folderId: "a", beforeId: "2" });
    expect(drop("request", "5", "2", "after")).toEqual({ folderId: "a", beforeId: "4" });
    expect(drop("request", "5", "4", "after")).toEqual({ folderId: "a", beforeId: undefined });
    expect(drop("request", "2", "2", "before")).toBeUndefined();
  });

  test("after the one before it stays where it is", () => {
    expect(drop("request", "4", "2", "after")).toEqual({ folderId: "a", beforeId: undefined });
  });

  test("on a folder comes into it, folders beside it, too", () => {
    expect(drop("request", "1", "b", "into")).toEqual({ folderId: "b" });
    expect(drop("folder", "c", "a1", "into")).toEqual({ folderId: "a1" });
    expect(drop("folder", "c", "a", "before")).toEqual({ folderId: undefined, beforeId: "a" });
    expect(drop("folder", "c", "a", "after")).toEqual({ folderId: undefined, beforeId: "b" });
  });

  test("never comes into itself, and no folder between requests", () => {
    expect(drop("folder", "a", "a1", "into")).toBeUndefined();
    expect(drop("folder", "a", "a", "before")).toBeUndefined();
    expect(drop("folder", "c", "2", "before")).toBeUndefined();
    expect(drop("request", "1", "matrix-a", "before")).toBeUndefined();
  });
});

describe("a step of the keyboard", () => {
  const step = (kind: "request" | "folder", id: string, direction: "up" | "down" | "in" | "out") =>
    stepPlace(parts, { kind, id }, direction);

  test("moves among its like, and not past the ends", () => {
    expect(step("request", "4", "up")).toEqual({ folderId: "a", beforeId: "2" });
    expect(step("request", "2", "down")).toEqual({ folderId: "a", beforeId: undefined });
    expect(step("request", "2", "up")).toBeUndefined();
    expect(step("request", "4", "down")).toBeUndefined();
    expect(step("folder", "a", "down")).toEqual({ folderId: undefined, beforeId: "c" });
  });

  test("leads into the folder before it, and out of its own", () => {
    expect(step("request", "2", "in")).toEqual({ folderId: "a1" });
    expect(step("folder", "b", "in")).toEqual({ folderId: "a" });
    expect(step("folder", "a", "in")).toBeUndefined();
    expect(step("request", "3", "out")).toEqual({ folderId: "a" });
    expect(step("folder", "a1", "out")).toEqual({ folderId: undefined, beforeId: "b" });
    expect(step("request", "1", "out")).toBeUndefined();
  });
});

describe("a key in the tree", () => {
  const rows = rowsOf(["a"]);
  const at = (id: string) => rows.findIndex((row) => row.id === id);
  const press = (key: string, id: string, more = {}) =>
    treeKeyAct(
      { key, altKey: false, shiftKey: false, ctrlKey: false, metaKey: false, ...more },
      rows,
      at(id),
    );

  test("goes up and down, unfolds, and goes in and out", () => {
    expect(press("ArrowDown", "1")).toEqual({ kind: "go", to: at("a") });
    expect(press("ArrowRight", "b")).toEqual({ kind: "fold", isOpen: true });
    expect(press("ArrowRight", "a")).toEqual({ kind: "go", to: at("2") });
    expect(press("ArrowLeft", "2")).toEqual({ kind: "go", to: at("a") });
    expect(press("ArrowLeft", "a")).toEqual({ kind: "fold", isOpen: false });
    expect(press("ArrowLeft", "b")).toBeUndefined();
  });

  test("opens, renames, deletes and moves", () => {
    expect(press("Enter", "2")).toEqual({ kind: "open" });
    expect(press("Enter", "a")).toEqual({ kind: "fold", isOpen: false });
    expect(press("F2", "2")).toEqual({ kind: "rename" });
    expect(press("Delete", "a")).toEqual({ kind: "delete" });
    expect(press("ArrowUp", "2", { altKey: true })).toEqual({ kind: "move", direction: "up" });
    expect(press("F10", "2", { shiftKey: true })).toEqual({ kind: "menu" });
    expect(press("n", "2")).toBeUndefined();
    expect(press("ArrowDown", "2", { ctrlKey: true })).toBeUndefined();
  });

  test("leaves a matrix as it is, and opens it", () => {
    for (const key of ["F2", "Delete"]) expect(press(key, "matrix-a")).toBeUndefined();
    expect(press("ArrowUp", "matrix-a", { altKey: true })).toBeUndefined();
    expect(press("Enter", "matrix-a")).toEqual({ kind: "open" });
  });
});
