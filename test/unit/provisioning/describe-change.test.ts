import { describe, expect, it } from "vitest";
import type { User } from "#shared/users/user.ts";
import { describeChange, mapClaims } from "../../../main/provisioning/index.ts";

const known: User = {
  id: "u",
  configurationId: "c",
  issuer: "https://op.example",
  subject: "1",
  name: "1",
  fullname: "Jane",
  email: "",
  roles: ["Admin", "User"],
  active: true,
  firstLoginAt: 1,
  lastLoginAt: 2,
  loginCount: 3,
};

const brought = mapClaims({ idToken: { iss: "https://op.example", sub: "1", email: "jane@example.com" } });

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
    const roles = describeChange({ ...known, roles: [] }, { ...brought, roles: ["Admin"] }).roles;
    expect(roles).toEqual([{ role: "Admin", change: "added", why: "from the claims of this login" }]);
  });
});
