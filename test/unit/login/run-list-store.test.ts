import { describe, expect, it } from "vitest";
import type { LoginRun } from "#shared/login/login-run.ts";
import { createLoginRunStore } from "../../../main/login/login-run-store.ts";
import { createRunListStore } from "../../../main/login/run-list-store.ts";
import { addConfiguration, openTestDatabase, refusalOf } from "../../support/temporary-data.ts";

const open = () => {
  const db = openTestDatabase();
  const configurationId = addConfiguration(db);
  const store = createLoginRunStore(db);
  const save = (id: string, rest: Partial<LoginRun> = {}): void =>
    store.save({
      id,
      configurationId,
      configurationAlias: "Example",
      state: "succeeded",
      startedAt: 1000,
      endedAt: 2000,
      browser: "system browser",
      ...rest,
    });
  const list = createRunListStore(db);
  const find = (text: string, rest: object = {}): readonly string[] =>
    list.search({ text, limit: 10, ...rest }).runs.map(({ id }) => id);
  return { db, configurationId, list, save, find };
};

const ended = (error: LoginRun["error"]): Partial<LoginRun> =>
  error === undefined ? {} : { state: "failed", error };

describe("a search for runs", () => {
  it("looks into alias, user, login hint, error and the provider's own words, without capitals and accents", () => {
    const { save, find } = open();
    save("alias", { configurationAlias: "Électricité de France" });
    save("user", { user: { id: "u", name: "00u1abc", fullname: "Jörg Müller", created: true } });
    save("hint", { loginHint: "ada@example.com" });
    const wire = { error: "invalid_client", errorDescription: "AADSTS7000215: Invalid client secret" };
    save("error", ended({ code: "token_error", message: "It was refused.", advice: "Look.", wire }));
    expect(find("electricité")).toEqual(["alias"]);
    expect(find("MULLER jorg")).toEqual(["user"]);
    expect(find("u1ab")).toEqual(["user"]);
    expect(find("example.com")).toEqual(["hint"]);
    expect(find("token_err")).toEqual(["error"]);
    expect(find("was refused")).toEqual(["error"]);
    expect(find("invalid_client 7000215")).toEqual(["error"]);
    expect(find("jorg 7000215")).toEqual([]);
    expect(find(" \t\u0000 ")).toHaveLength(4);
  });

  it("takes what is typed to the letter", () => {
    const { save, find } = open();
    save("percent", { loginHint: "100%_'\"@word0" });
    save("other", { loginHint: "100" });
    for (const text of ["100%", "%_'", '"', "@word0"]) expect(find(text)).toEqual(["percent"]);
    expect(find("%")).toEqual(["percent"]);
  });

  it("narrows by outcome and configuration, and counts what matches", () => {
    const { db, save, find, list } = open();
    const other = addConfiguration(db, "Other");
    save("a", { startedAt: 1 });
    save("b", { startedAt: 2, state: "failed" });
    save("c", { startedAt: 3, state: "failed", configurationId: other });
    save("d", { startedAt: 4, state: "cancelled" });
    expect(find("")).toEqual(["d", "c", "b", "a"]);
    expect(find("", { outcome: "failed" })).toEqual(["c", "b"]);
    expect(find("", { outcome: "failed", configurationId: other })).toEqual(["c"]);
    expect(find("example", { outcome: "cancelled" })).toEqual(["d"]);
    expect(list.search({ text: "example", outcome: "failed", limit: 1 })).toMatchObject({ matching: 2 });
  });

  it("goes on where a page ended, whatever has come since, also among runs of the same moment", async () => {
    const { save, list } = open();
    for (const id of ["a", "b", "c", "d", "e"]) save(id, { startedAt: 7 });
    const first = list.search({ text: "", limit: 2 });
    save("new", { startedAt: 8 });
    const second = list.search({ text: "", limit: 2, after: first.next });
    const third = list.search({ text: "", limit: 2, after: second.next });
    const ids = [first, second, third].map(({ runs }) => runs.map(({ id }) => id));
    expect(ids).toEqual([["e", "d"], ["c", "b"], ["a"]]);
    expect(third.next).toBeUndefined();
    expect(await refusalOf(() => list.search({ text: "", limit: 2, after: "x" }))).toBe("invalid_input");
  });

  it("reads its index alone but for what it shows", () => {
    const { db } = open();
    const plan = (sql: string) =>
      db
        .prepare<[], { readonly detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .all()
        .map(({ detail }) => detail)
        .join("; ");
    const where = "state = 'failed' AND instr(searched, 'x')";
    expect(plan(`SELECT count(*) FROM login_runs WHERE ${where}`)).toMatch(
      /COVERING INDEX login_runs_by_start/,
    );
    const page = plan(`
      SELECT run FROM login_runs WHERE ${where} AND (started_at, seq) < (9, 9)
      ORDER BY started_at DESC, seq DESC LIMIT 10`);
    expect(page).toMatch(/INDEX login_runs_by_start/);
    expect(page).not.toMatch(/TEMP B-TREE/);
  });
});

describe("the days of logins", () => {
  const HOUR = 60 * 60 * 1000;
  const midnight = Date.UTC(2026, 0, 10);

  it("are those of the person's calendar, with the empty ones, and count what succeeded and what failed", () => {
    const { configurationId, save, list } = open();
    save("early today", { startedAt: midnight - HOUR });
    save("late yesterday", { startedAt: midnight - 3 * HOUR, state: "failed" });
    save("also yesterday", { startedAt: midnight - 20 * HOUR, state: "failed" });
    save("cancelled", { startedAt: midnight, state: "cancelled" });
    save("too old", { startedAt: midnight - 60 * HOUR });
    const query = { days: 3, utcOffsetInMinutes: 120, now: midnight + 5 * HOUR };
    const days = list.days({ ...query, configurationId });
    expect(days).toEqual([
      { startsAt: midnight - 50 * HOUR, succeeded: 0, failed: 0 },
      { startsAt: midnight - 26 * HOUR, succeeded: 0, failed: 2 },
      { startsAt: midnight - 2 * HOUR, succeeded: 1, failed: 0 },
    ]);
    expect(list.days({ ...query, configurationId: "another" }).map(({ failed }) => failed)).toEqual([
      0, 0, 0,
    ]);
  });
});

describe("deleting runs", () => {
  it("leaves those under way and those it was not told of, and answers which went", () => {
    const { db, save, find, list } = open();
    save("gone", {});
    save("stays", {});
    db.prepare("UPDATE login_runs SET ended_at = NULL").run();
    save("gone", {});
    save("other", {});
    expect(list.deleteEnded(["gone", "stays", "unknown"])).toEqual(["gone"]);
    expect([...find("")].sort()).toEqual(["other", "stays"]);
  });
});
