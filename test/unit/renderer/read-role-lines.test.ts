import { describe, expect, it } from "vitest";
import { readRoleLines } from "../../../renderer/roles/read-role-lines.ts";

const ID = "6f1c2a90-5d3e-4b7a-9c11-2f8e0d4b6a55";

describe("a list of roles", () => {
  it("has a name a line, or a UUID, a name and a description", () => {
    const text = `\ufeffuuid,name,description\r\nPlanner\r\n\r\n${ID},Approver,"Approves ""big"" orders, and small ones"\n,Auditor,\nViewer,Looks on`;
    expect(readRoleLines(text)).toEqual({
      roles: [
        { name: "Planner", description: "" },
        { id: ID, name: "Approver", description: 'Approves "big" orders, and small ones' },
        { name: "Auditor", description: "" },
        { name: "Viewer", description: "Looks on" },
      ],
      problems: [],
    });
  });

  it.each([
    ["no-uuid,Planner,Plans", "no-uuid is not a UUID"],
    [`${ID},`, "A name is needed"],
    [`${ID},Planner,Plans, also on Sundays`, "4 columns; put texts with commas in quotes"],
    ['"Planner', "A quote is open"],
    ["x".repeat(201), "The name is longer than 200 characters"],
    [`Planner,${"x".repeat(1001)}`, "The description is longer than 1,000 characters"],
  ])("is told what is wrong with %s", (line, message) => {
    expect(readRoleLines(`Viewer\n${line}`).problems).toEqual([{ line: 2, message }]);
  });

  it("names nothing twice", () => {
    expect(readRoleLines(`${ID},Planner,\n${ID.toUpperCase()},Approver,\nPlanner`).problems).toEqual([
      { line: 2, message: "Approver stands in line 1 too" },
      { line: 3, message: "Planner stands in line 1 too" },
    ]);
  });

  it("of nothing is nothing", () => {
    expect(readRoleLines(" \n")).toEqual({ roles: [], problems: [] });
  });
});
