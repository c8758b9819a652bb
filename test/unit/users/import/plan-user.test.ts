import { describe, expect, it } from "vitest";
import { type KeptUser, planUser } from "../../../../main/users/import/plan-user.ts";

const kept: KeptUser = {
  id: "1",
  name: "anna",
  fullname: "Anna",
  email: "anna@example.com",
  attributes: { team: "x" },
  sources: { Name: "sub in the ID token", team: "team in UserInfo" },
  active: false,
  roleIds: ["a", "b"],
};
const user = { line: 2, subject: "anna" };

describe("a user of a file", () => {
  it("is created active and with its values where there is none", () => {
    const plan = planUser(undefined, { ...user, attributes: { Name: "anna", team: "", dept: "y" } }, ["a"]);
    expect(plan).toEqual({
      kind: "created",
      changes: [],
      after: {
        name: "anna",
        fullname: "",
        email: "",
        attributes: { dept: "y" },
        sources: { Name: "import", dept: "import" },
        active: true,
        roleIds: ["a"],
      },
    });
  });

  it("changes what the file says otherwise, and nothing of what it does not say", () => {
    const plan = planUser(kept, { ...user, attributes: { Name: "anna", Email: "", team: "z" } }, undefined);
    expect(plan.changes).toEqual(["Email", "team"]);
    expect(plan.after).toEqual({
      name: "anna",
      fullname: "Anna",
      email: "",
      attributes: { team: "z" },
      sources: { Name: "sub in the ID token", Email: "import", team: "import" },
      active: false,
      roleIds: ["a", "b"],
    });
  });

  it("is unchanged when all is as the file says, in whatever order the roles are", () => {
    const same = { ...user, active: false, attributes: { Fullname: "Anna", team: "x", other: "" } };
    expect(planUser(kept, same, ["b", "a"])).toMatchObject({ kind: "unchanged", changes: [] });
    expect(planUser(kept, same, ["b"])).toMatchObject({ kind: "updated", changes: ["Roles"] });
    expect(planUser(kept, { ...same, active: true }, undefined).changes).toEqual(["Active"]);
  });
});
