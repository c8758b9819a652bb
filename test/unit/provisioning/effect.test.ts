import { describe, expect, it } from "vitest";
import { AppFailure } from "#shared/app-error.ts";
import type { ProvisioningEffect } from "#shared/provisioning/effect.ts";
import { heaviestEffect } from "#shared/provisioning/heaviest-effect.ts";
import type { User } from "#shared/users/user.ts";
import { createEffectCount } from "../../../main/provisioning/effect/count-effect.ts";
import {
  changesOf,
  evaluateUser,
  type TriedSettings,
  type UserOutcome,
} from "../../../main/provisioning/effect/user-outcome.ts";
import { roleDirectory } from "../../../main/provisioning/index.ts";
import { afterWords, sharesOf, shownChange } from "../../../renderer/provisioning/effect-words.ts";
import { defaultRules, userRole } from "../../support/provisioning.ts";

const user: User = {
  id: "u",
  configurationId: "c",
  issuer: "https://op.example",
  subject: "1",
  name: "1",
  fullname: "Jane",
  email: "",
  attributes: {},
  tag: "",
  roles: ["User"],
  active: true,
  firstLoginAt: 1,
  lastLoginAt: 2,
  loginCount: 3,
};
const tried: TriedSettings = {
  configurationId: "c",
  rules: defaultRules,
  directory: roleDirectory([userRole]),
  search: undefined,
};
const users = { find: () => user, findByAttribute: () => [user] };
const unreadable = () => {
  throw new AppFailure({ code: "secret_unreadable", message: "It does not open.", advice: "Sign in again." });
};

const updated = (roles: readonly string[], fullname?: string): UserOutcome => ({
  kind: "updated",
  attributes:
    fullname === undefined
      ? []
      : [{ attribute: "Fullname", before: "Jane", after: fullname, source: "no claim name" }],
  rolesAfter: roles,
});

describe("the outcome of a user's next login", () => {
  const claims = { idToken: { iss: "https://op.example", sub: "1", name: "Jane Doe" } };

  it("is what a login would change, and nothing else", () => {
    const outcome = evaluateUser(tried, users, user, () => claims);
    expect(changesOf(user, outcome)).toEqual([
      {
        kind: "attribute_changed",
        what: "Fullname",
        before: "Jane",
        after: "Jane Doe",
        why: "name in the ID token",
      },
    ]);
  });

  it("is not known without claims that can be read", () => {
    expect(evaluateUser(tried, users, user, () => undefined)).toEqual({ kind: "no_login" });
    expect(evaluateUser(tried, users, user, unreadable)).toMatchObject({ kind: "unreadable" });
  });

  it.each(["Name", "Email"])(
    "is said of a user who is deactivated as if they were not, found by %s, and that they are",
    (findBy) => {
      const deactivated = { ...user, active: false };
      const found = { find: () => deactivated, findByAttribute: () => [deactivated] };
      const rules = { ...defaultRules, provisioning: { ...defaultRules.provisioning, findBy } };
      const brought = { idToken: { ...claims.idToken, email: "jane@example.com" } };
      const outcome = evaluateUser({ ...tried, rules }, found, deactivated, () => brought);
      expect(changesOf(deactivated, outcome).map(({ kind, what }) => [kind, what])).toEqual([
        ["attribute_changed", "Fullname"],
        ["attribute_gained", "Email"],
        ["inactive", "Login"],
      ]);
    },
  );

  it("is another user where the login would not be found to be theirs", () => {
    const nobody = { find: () => undefined, findByAttribute: () => [] };
    const ofAnother = { idToken: { ...claims.idToken, sub: "2" } };
    expect(evaluateUser(tried, nobody, user, () => ofAnother)).toMatchObject({ kind: "created" });
  });
});

describe("counting", () => {
  it("counts each role's holders, and parts all users by the rarest role of each", () => {
    const count = createEffectCount();
    count.add(1, { ...user, roles: ["Approver", "User"] }, updated(["User"]));
    count.add(2, { ...user, roles: ["Approver", "User"] }, updated(["Approver", "User"]));
    count.add(3, user, updated(["Planner", "User"], "Jane Doe"));
    count.add(4, { ...user, active: false }, updated(["User"]));
    count.add(5, { ...user, active: false }, updated(["User"], ""));
    const effect = count.counts();
    expect(effect).toMatchObject({ unchanged: 1, affected: 2, inactive: 2 });
    expect(count.listed({ of: "inactive" })).toEqual([5, 4]);
    expect(effect.roles[0]).toEqual({ role: "User", before: 5, after: 5, gained: 0, lost: 0 });
    expect(effect.roles[1]).toEqual({ role: "Approver", before: 2, after: 1, gained: 0, lost: 1 });
    expect(effect.roles[2]).toEqual({ role: "Planner", before: 0, after: 1, gained: 1, lost: 0 });
    expect(sharesOf(effect).map(({ label, before, after }) => [label, before, after])).toEqual([
      ["User only", 3, 3],
      ["Approver", 2, 1],
      ["Planner", 0, 1],
    ]);
    expect(count.listed({ of: "all" })).toEqual([1, 3]);
    expect(count.listed({ of: "attribute", name: "Fullname" })).toEqual([3]);
    expect(count.listed({ of: "role", name: "Auditor" })).toEqual([]);
  });
});

describe("the heaviest of it", () => {
  const nothing: ProvisioningEffect = {
    users: 5,
    done: 5,
    isComplete: true,
    tookMs: 1,
    ...createEffectCount().counts(),
  };
  const role = { role: "Approver", before: 1044, after: 950, gained: 0, lost: 94 };

  it.each<[string, Partial<ProvisioningEffect>]>([
    ["No known user changes.", {}],
    ["94 users lose Approver at their next login.", { roles: [role] }],
    ["1 user gets Approver at the next login.", { roles: [{ ...role, lost: 0, gained: 1 }] }],
    [
      "2 users lose Email at their next login.",
      { attributes: [{ attribute: "Email", changed: 9, lost: 2 }] },
    ],
    [
      "1,200 users can't log in any more.",
      { roles: [role], refused: [{ code: "principal_missing", message: "", users: 1200 }] },
    ],
    [
      "No login of a known user is kept, so nothing can be said.",
      { notEvaluated: [{ code: "no_login", message: "", users: 5 }] },
    ],
    [
      "No login of a known user is kept, so nothing can be said.",
      { notEvaluated: [{ code: "no_login", message: "", users: 2 }], inactive: 3 },
    ],
    ["Every known user is deactivated, so nobody's login changes.", { inactive: 5 }],
  ])("%s", (sentence, effect) => {
    expect(heaviestEffect({ ...nothing, ...effect })).toBe(sentence);
  });
});

it("shows of a user the change that was asked for, with why a value is gone", () => {
  const row = { userId: "u", name: "Jane", changes: changesOf(user, updated([], "")) };
  expect(row.changes.map(({ kind }) => kind)).toEqual(["role_lost", "attribute_lost"]);
  expect(shownChange(row, { of: "all" })?.what).toBe("Roles");
  const lost = shownChange(row, { of: "attribute", name: "Fullname" });
  expect(lost && afterWords(lost)).toBe("no claim name");
});
