import { describe, expect, it } from "vitest";
import type { LoginRun } from "#shared/login/login-run.ts";
import type { CheckEntry } from "#shared/trace/trace-entry.ts";
import { createLoginRunStore } from "../../../main/login/login-run-store.ts";
import { createTokenSetStore } from "../../../main/tokens/token-set-store.ts";
import { createUserStore } from "../../../main/users/index.ts";
import { provisionByDefault } from "../../support/provisioning.ts";
import { addConfiguration, openTestData } from "../../support/temporary-data.ts";

const open = async () => {
  const data = await openTestData();
  const configurationId = addConfiguration(data.db);
  const users = createUserStore({ ...data, tokenSets: createTokenSetStore(data) });
  const run = (id: string, rest: Partial<LoginRun> = {}): LoginRun => ({
    id,
    configurationId,
    configurationAlias: "Example",
    state: "preparing",
    startedAt: 1000,
    browser: "system browser",
    ...rest,
  });
  return { ...data, configurationId, users, runs: createLoginRunStore(data.db), run };
};

const check = (position: number, result: CheckEntry["result"]): CheckEntry => ({
  kind: "check",
  id: `entry-${position}`,
  position,
  step: "id_token",
  startedAt: 1,
  checkId: "id_token.nonce",
  title: "Nonce",
  source: "OIDC Core 3.1.3.7",
  result,
  expected: "a",
  found: "b",
});

describe("login runs", () => {
  it("come back with their trace, in order, as they were saved last", async () => {
    const { runs, run } = await open();
    runs.save(run("a"));
    runs.saveTrace("a", [check(1, "not_reached"), check(0, "passed")]);
    const done = run("a", {
      state: "failed",
      endedAt: 2000,
      error: { code: "internal", message: "m", advice: "a" },
    });
    runs.save(done);
    runs.saveTrace("a", [check(1, "failed")]);
    expect(runs.get("a")).toEqual({ run: done, trace: [check(0, "passed"), check(1, "failed")] });
    expect(runs.get("b")).toBeUndefined();
  });

  it("are kept together with their trace when they have ended", async () => {
    const { runs, run } = await open();
    const ended = run("a", { state: "cancelled", endedAt: 2000 });
    runs.saveEnded(ended, [check(0, "passed")]);
    expect(runs.get("a")).toEqual({ run: ended, trace: [check(0, "passed")] });
  });

  it("are listed newest first, by configuration and by user", async () => {
    const { db, users, configurationId, runs, run } = await open();
    const other = addConfiguration(db, "Other");
    const { user, created } = provisionByDefault(users, configurationId, {
      idToken: { iss: "https://op.example", sub: "1" },
    });
    const signedIn = { id: user.id, name: user.name, fullname: user.fullname, created };
    runs.save(run("a", { startedAt: 1 }));
    runs.save(run("b", { startedAt: 3, state: "succeeded", endedAt: 4, user: signedIn }));
    runs.save(run("c", { startedAt: 2, configurationId: other }));
    runs.save(run("d", { startedAt: 3 }));
    const ids = (filter: object, limit = 10) => runs.list({ ...filter, limit }).map(({ id }) => id);
    expect(ids({})).toEqual(["d", "b", "c", "a"]);
    expect(ids({}, 2)).toEqual(["d", "b"]);
    expect(ids({ configurationId })).toEqual(["d", "b", "a"]);
    expect(ids({ userId: user.id })).toEqual(["b"]);
    expect(ids({ configurationId: other, userId: user.id })).toEqual([]);
  });

  it("that a crash left unfinished are failed at the next start", async () => {
    const { runs, run } = await open();
    runs.save(run("waiting", { state: "waiting_for_user", waitsUntil: 5000 }));
    const ended = run("ended", { state: "cancelled", endedAt: 1500 });
    runs.save(ended);
    runs.markInterrupted(9000);
    expect(runs.get("waiting")?.run).toEqual({
      ...run("waiting"),
      state: "failed",
      endedAt: 9000,
      error: expect.objectContaining({ code: "internal", message: "The login ended with the app." }),
    });
    expect(runs.get("ended")?.run).toEqual(ended);
  });

  it("are not kept of a configuration that is gone meanwhile", async () => {
    const { db, runs, run } = await open();
    db.prepare("DELETE FROM client_configurations").run();
    runs.save(run("a"));
    runs.saveTrace("a", [check(0, "passed")]);
    expect(runs.get("a")).toBeUndefined();
    expect(db.prepare("SELECT count(*) FROM trace_entries").pluck().get()).toBe(0);
  });

  it("go with their traces when they are old, some at a time", async () => {
    const { db, runs, run } = await open();
    db.transaction(() => {
      for (let count = 0; count < 510; count += 1) runs.save(run(`old-${count}`, { startedAt: count }));
      runs.saveTrace("old-0", [check(0, "passed")]);
      runs.save(run("new", { startedAt: 10_000 }));
    })();
    expect(runs.deleteOlderThan(10_000)).toBe(500);
    expect(runs.get("old-0")).toBeUndefined();
    expect(runs.get("old-509")).toBeDefined();
    expect(runs.deleteOlderThan(10_000)).toBe(10);
    expect(runs.deleteOlderThan(10_000)).toBe(0);
    expect(runs.list({ limit: 10 }).map(({ id }) => id)).toEqual(["new"]);
    expect(db.prepare("SELECT count(*) FROM trace_entries").pluck().get()).toBe(0);
  });
});
