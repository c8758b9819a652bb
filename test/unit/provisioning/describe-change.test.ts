import { describe, expect, it } from "vitest";
import type { User } from "#shared/users/user.ts";
import { describeChange, evaluateProvisioning, roleDirectory } from "../../../main/provisioning/index.ts";
import { defaultRules, userRole } from "../../support/provisioning.ts";

const known: User = {
  id: "u",
  configurationId: "c",
  issuer: "https://op.example",
  subject: "1",
  name: "1",
  fullname: "Jane",
  email: "",
  attributes: {},
  roles: ["Admin", "User"],
  active: true,
  tag: "",
  firstLoginAt: 1,
  lastLoginAt: 2,
  loginCount: 3,
};

const brought = evaluateProvisioning(
  defaultRules,
  { idToken: { iss: "https://op.example", sub: "1", email: "jane@example.com" } },
  roleDirectory([userRole]),
  undefined,
);

describe("what a login changes", () => {
  it("is everything of a user that is new", () => {
    expect(describeChange(undefined, brought)).toEqual({
      userCreated: true,
      attributes: [
        { attribute: "Name", after: "1", source: "sub in the ID token" },
        { attribute: "Fullname", after: "", source: "no claim name" },
        { attribute: "Email", after: "jane@example.com", source: "email in the ID token" },
      ],
      roles: [{ role: "User", change: "added", why: "fallback role" }],
    });
  });

  it("is told against what the user was, and names the roles that go", () => {
    expect(describeChange(known, brought)).toEqual({
      userCreated: false,
      attributes: [
        { attribute: "Name", before: "1", after: "1", source: "sub in the ID token" },
        { attribute: "Fullname", before: "Jane", after: "", source: "no claim name" },
        { attribute: "Email", after: "jane@example.com", source: "email in the ID token" },
      ],
      roles: [
        { role: "User", change: "kept", why: "fallback role" },
        { role: "Admin", change: "removed", why: "not given by this login" },
      ],
    });
    const roles = describeChange(
      { ...known, roles: [] },
      {
        ...brought,
        roles: [{ id: "a", name: "Admin", why: "roles[0] in the access token, matched by name" }],
      },
    ).roles;
    expect(roles).toEqual([
      { role: "Admin", change: "added", why: "roles[0] in the access token, matched by name" },
    ]);
  });
});
