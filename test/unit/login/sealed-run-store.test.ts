import { describe, expect, it } from "vitest";
import type { LoginResult } from "#shared/login/login-result.ts";
import type { NavigationEntry } from "#shared/trace/trace-entry.ts";
import { createLoginRunStore } from "../../../main/login/login-run-store.ts";
import { createRunListStore } from "../../../main/login/run-list-store.ts";
import { createSealedRunStore } from "../../../main/login/sealed-run-store.ts";
import { addConfiguration, openTestData } from "../../support/temporary-data.ts";

const result: LoginResult = {
  claims: { idToken: { sub: "1", name: "Änne" } },
  scopes: ["openid"],
  userCreated: true,
  attributes: [],
  roles: [],
};

const entry = (position: number): NavigationEntry => ({
  kind: "navigation",
  id: `a:${position}`,
  position,
  step: "callback",
  startedAt: 1,
  from: "browser",
  to: "workbench",
  label: "GET /callback",
  parameters: [{ name: "code", value: "marked-code" }],
});

const open = async () => {
  const { db, vault } = await openTestData();
  const configurationId = addConfiguration(db);
  const runs = createLoginRunStore(db);
  const sealed = createSealedRunStore(db, vault);
  const run = {
    id: "a",
    configurationId,
    configurationAlias: "Example",
    state: "succeeded",
    startedAt: 1,
    endedAt: 2,
    browser: "test",
  } as const;
  const keep = () =>
    runs.saveEnded(run, [], () => {
      sealed.saveResult("a", result);
      sealed.saveRawEntries("a", [entry(0), entry(7)]);
    });
  const count = () =>
    db
      .prepare("SELECT (SELECT count(*) FROM login_results) + (SELECT count(*) FROM raw_trace_entries)")
      .pluck()
      .get();
  return { db, runs, sealed, keep, count };
};

describe("what is kept sealed of a run", () => {
  it("comes back as it was, and of other runs and positions there is nothing", async () => {
    const { sealed, keep } = await open();
    keep();
    expect(sealed.result("a")).toEqual(result);
    expect(sealed.rawEntry("a", 7)).toEqual(entry(7));
    expect(sealed.result("b")).toBeUndefined();
    expect(sealed.rawEntry("a", 1)).toBeUndefined();
    expect(sealed.rawEntry("b", 0)).toBeUndefined();
  });

  it("goes with the run, by hand and when it is old", async () => {
    const { db, runs, keep, count } = await open();
    keep();
    expect(count()).toBe(3);
    createRunListStore(db).deleteEnded(["a"]);
    expect(count()).toBe(0);
    keep();
    runs.deleteOlderThan(2);
    expect(count()).toBe(0);
  });

  it("is not kept of a run whose configuration is gone", async () => {
    const { db, keep, count } = await open();
    db.prepare("DELETE FROM client_configurations").run();
    keep();
    expect(count()).toBe(0);
  });
});
