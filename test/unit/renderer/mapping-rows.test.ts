import { describe, expect, it } from "vitest";
import {
  defaultProvisioning,
  type MappingRow,
  standardRows,
} from "#shared/provisioning/provisioning-settings.ts";
import {
  attributesOf,
  finishedPart,
  flowChanges,
  shownRows,
  undoRow,
} from "../../../renderer/provisioning/mapping-rows.ts";

const [name, fullname, email] = standardRows as [MappingRow, MappingRow, MappingRow];
const department: MappingRow = { attribute: "Department", source: "userinfo", expression: "org.unit" };
const changedFullname: MappingRow = { ...fullname, expression: "given_name" };

const states = (kept: readonly MappingRow[], rows: readonly MappingRow[]) =>
  shownRows(kept, rows).map(({ row, state }) => `${row.attribute} ${state}`);

describe("the rows of the table", () => {
  it("say what became of each, also of those that were removed, in their place", () => {
    expect(states(standardRows, [name, changedFullname, department])).toEqual([
      "Name same",
      "Fullname changed",
      "Email removed",
      "Department added",
    ]);
    expect(states(standardRows, [fullname, email])).toEqual(["Name removed", "Fullname same", "Email same"]);
    expect(states([name], [])).toEqual(["Name removed"]);
  });

  it("take the second row of an attribute for a new one", () => {
    expect(states(standardRows, [name, fullname, email, email]).at(-1)).toBe("Email added");
  });

  it.each([
    ["changed", [name, changedFullname, email], 1],
    ["removed", [name, email], 1],
    ["removed at the end", [name, fullname], 2],
    ["removed at the beginning", [fullname, email], 0],
    ["added", [name, fullname, email, department], 3],
  ])("are undone one by one: %s", (_, rows, at) => {
    const shown = shownRows(standardRows, rows)[at];
    expect(shown && undoRow(standardRows, rows, shown)).toEqual(standardRows);
  });

  it("leave the other changes when one is undone", () => {
    const rows = [name, changedFullname, department];
    const removed = shownRows(standardRows, rows).find(({ state }) => state === "removed");
    expect(removed && undoRow(standardRows, rows, removed)).toEqual([
      name,
      changedFullname,
      email,
      department,
    ]);
  });
});

describe("another flow", () => {
  const custom = {
    ...defaultProvisioning,
    flow: "custom",
    findBy: "Department",
    rows: [name, department],
  } as const;

  it("custom begins with what the flow before it did", () => {
    expect(flowChanges(defaultProvisioning, defaultProvisioning, "custom")).toEqual({
      flow: "custom",
      rows: standardRows,
    });
    const thin = { ...defaultProvisioning, flow: "userinfo" } as const;
    expect(flowChanges(thin, thin, "custom").rows?.map(({ source }) => source)).toEqual([
      "id_token",
      "userinfo",
      "userinfo",
    ]);
  });

  it("leaves the rows as they were kept, and finds users by what it gives", () => {
    const kept = { ...custom, rows: [...custom.rows] };
    const typed = { ...kept, rows: [name] };
    expect(flowChanges(kept, typed, "standard")).toEqual({
      flow: "standard",
      rows: [name, department],
      findBy: "Name",
    });
  });

  it("finds users by the attributes that it gives", () => {
    expect(attributesOf({ flow: "standard", rows: [department] })).toEqual(["Name", "Fullname", "Email"]);
    expect(
      attributesOf({ flow: "custom", rows: [name, department, { ...department, attribute: " " }] }),
    ).toEqual(["Name", "Department"]);
  });
});

it("only finished rows are tried", () => {
  const rows = [
    name,
    { ...email, expression: " " },
    department,
    department,
    { ...department, attribute: "" },
  ];
  const defaults = [
    { attribute: "", value: "x" },
    { attribute: "Email", value: "nobody@example.com" },
  ];
  expect(finishedPart({ ...defaultProvisioning, rows, defaults })).toMatchObject({
    rows: [name, department],
    defaults: [{ attribute: "Email", value: "nobody@example.com" }],
  });
});
