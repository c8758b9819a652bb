import { expect, test } from "vitest";
import type { LoginResult, RoleChange } from "#shared/login/login-result.ts";
import {
  countChanges,
  isChanged,
  orderRoles,
  roleCounts,
} from "../../../renderer/provisioning/change-rows.ts";

const role = (name: string, change: RoleChange["change"]): RoleChange => ({ role: name, change, why: "" });

const roles: readonly RoleChange[] = [
  role("qa-leads", "no_match"),
  role("User", "kept"),
  role("Reviewer", "removed"),
  role("Planner", "added"),
  role("Approver", "added"),
];

const result: LoginResult = {
  claims: { idToken: {} },
  scopes: [],
  userCreated: false,
  attributes: [
    { attribute: "Name", before: "00u7", after: "00u7", source: "sub in the ID token" },
    {
      attribute: "Fullname",
      before: "Ines Markovic",
      after: "Ines Marković",
      source: "name in the ID token",
    },
    { attribute: "Email", after: "", source: "no claim email" },
  ],
  roles,
};

test("changes are attributes that are others now, and roles that came or went", () => {
  expect(result.attributes.map(isChanged)).toEqual([false, true, false]);
  expect(countChanges(result)).toBe(4);
});

test("roles stand in the order added, kept, removed, no match, and are counted before and after", () => {
  expect(orderRoles(roles).map((one) => one.role)).toEqual([
    "Planner",
    "Approver",
    "User",
    "Reviewer",
    "qa-leads",
  ]);
  expect(roleCounts(roles)).toBe("3 after, 2 before");
});
