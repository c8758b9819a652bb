import { describe, expect, it } from "vitest";
import type { LoginRun } from "#shared/login/login-run.ts";
import { createConfigurations } from "../../../main/configurations/index.ts";
import { createLoginRunStore } from "../../../main/login/login-run-store.ts";
import { createSavedRequestStore } from "../../../main/requests/saved-request-store.ts";
import { createTokenSetStore } from "../../../main/tokens/token-set-store.ts";
import { createUserStore } from "../../../main/users/index.ts";
import { provisionByDefault } from "../../support/provisioning.ts";
import { addConfiguration, openTestData } from "../../support/temporary-data.ts";
import { typedRequest } from "../../support/typed-request.ts";
import { searchHere } from "../../support/user-finding.ts";

const run = (id: string, configurationId: string, ended: Partial<LoginRun> = {}): LoginRun => ({
  id,
  configurationId,
  configurationAlias: "Example",
  state: "waiting_for_user",
  startedAt: 1,
  browser: "test",
  ...ended,
});

const open = async () => {
  const data = await openTestData();
  const tokenSets = createTokenSetStore(data);
  const users = createUserStore({ ...data, tokenSets });
  return {
    ...data,
    tokenSets,
    search: searchHere({ ...data, tokenSets }).search,
    runs: createLoginRunStore(data.db),
    requests: createSavedRequestStore({ ...data, history: { sendings: () => new Map() } }),
    configurations: createConfigurations({ ...data, publish: () => {} }),
    signIn: (configurationId: string, sub: string) =>
      provisionByDefault(users, configurationId, { idToken: { iss: "https://op.example", sub } }).user.id,
  };
};

describe("deleting a configuration", () => {
  it("takes its users, their tokens and its runs, and leaves requests anonymous", async () => {
    const { db, tokenSets, runs, requests, search, configurations, signIn } = await open();
    const [gone, stays] = [addConfiguration(db, "Gone"), addConfiguration(db, "Stays")];
    const [alice, bob] = [signIn(gone, "alice"), signIn(stays, "bob")];
    const set = { configurationId: gone, accessToken: "a", tokenType: "Bearer", obtainedAt: 1 };
    tokenSets.save(alice, set);
    tokenSets.save(bob, { ...set, configurationId: stays });
    runs.save(run("run-gone", gone));
    runs.saveTrace("run-gone", []);
    runs.save(run("run-stays", stays));
    const draft = { name: "List", url: "https://api.example" };
    const asAlice = requests.save(undefined, typedRequest({ ...draft, userId: alice }));
    const asBob = requests.save(undefined, typedRequest({ ...draft, userId: bob }));

    await configurations.delete(gone);

    expect((await search({ text: "", limit: 10 })).users.map(({ id }) => id)).toEqual([bob]);
    expect((await search({ text: "alice", limit: 10 })).matching).toBe(0);
    expect(tokenSets.get(alice)).toBeUndefined();
    expect(tokenSets.get(bob)).toBeDefined();
    expect(runs.get("run-gone")).toBeUndefined();
    expect(runs.get("run-stays")).toBeDefined();
    expect(requests.get(asAlice.id).sendAs).toEqual({ kind: "anonymous" });
    expect(requests.get(asBob.id).sendAs).toEqual({ kind: "user", userId: bob });
    expect(db.pragma("foreign_key_check")).toEqual([]);
  });
});

describe("the list of configurations", () => {
  it("counts the logins of each and tells the last that ended", async () => {
    const { db, runs, configurations } = await open();
    const [one, two] = [addConfiguration(db, "One"), addConfiguration(db, "Two")];
    runs.save(run("a", one, { state: "succeeded", endedAt: 10 }));
    runs.save(run("b", one, { state: "cancelled", endedAt: 30 }));
    runs.save(run("c", one, { state: "failed", endedAt: 20 }));
    runs.save(run("d", one));
    runs.save(run("e", two));
    expect(configurations.list()).toMatchObject([
      { alias: "One", loginCount: 4, lastLogin: { state: "cancelled", endedAt: 30 } },
      { alias: "Two", loginCount: 1 },
    ]);
    expect(configurations.list()[1]?.lastLogin).toBeUndefined();
  });
});
