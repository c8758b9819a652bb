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

  it("is the same as before for a user who is deactivated", () => {
    expect(evaluateUser(tried, users, { ...user, active: false }, () => claims)).toEqual({
      kind: "inactive",
    });
  });

  it("is another user where the login would not be found to be theirs", () => {
    const nobody = { find: () => undefined, findByAttribute: () => [] };
    expect(evaluateUser(tried, nobody, user, () => claims)).toMatchObject({ kind: "created" });
  });
});

describe("counting", () => {
  it("counts each role's holders, and parts all users by the rarest role of each", () => {
    const count = createEffectCount();
    count.add(1, { ...user, roles: ["Approver", "User"] }, updated(["User"]));
    count.add(2, { ...user, roles: ["Approver", "User"] }, updated(["Approver", "User"]));
    count.add(3, user, updated(["Planner", "User"], "Jane Doe"));
    count.add(4, user, { kind: "inactive" });
    const effect = count.counts();
    expect(effect).toMatchObject({ unchanged: 2, affected: 2 });
    expect(effect.roles[0]).toEqual({ role: "User", before: 4, after: 4, gained: 0, lost: 0 });
    expect(effect.roles[1]).toEqual({ role: "Approver", before: 2, after: 1, gained: 0, lost: 1 });
    expect(effect.roles[2]).toEqual({ role: "Planner", before: 0, after: 1, gained: 1, lost: 0 });
    expect(sharesOf(effect).map(({ label, before, after }) => [label, before, after])).toEqual([
      ["User only", 2, 2],
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
