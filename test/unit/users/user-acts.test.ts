import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import type { Publish } from "#shared/contract/events.ts";
import type { Task } from "#shared/tasks/task.ts";
import { createTasks } from "../../../main/tasks/index.ts";
import { createTokenSetStore } from "../../../main/tokens/token-set-store.ts";
import { createUserActs, createUserStore } from "../../../main/users/index.ts";
import { inThisThread } from "../../support/in-this-thread.ts";
import { flatLogin } from "../../support/provisioning.ts";
import { addConfiguration, openTestData } from "../../support/temporary-data.ts";
import { findHere } from "../../support/user-finding.ts";

const PEOPLE = 1200;

const open = async (onTask: (task: Task) => void = () => {}) => {
  const data = await openTestData();
  const users = createUserStore({ ...data, tokenSets: createTokenSetStore(data) });
  const configurationId = addConfiguration(data.db);
  data.db.transaction(() => {
    for (let count = 0; count < PEOPLE; count += 1)
      users.saveLogin(flatLogin(users, { configurationId, subject: `subject-${count}` }));
  })();
  const publish: Publish = (name, payload) => {
    if (name === "task.progress") onTask(payload as Task);
  };
  const tasks = createTasks({ ...data, publish });
  const logger = { info: () => {}, warn: () => {}, error: () => {} };
  const acts = createUserActs({
    ...data,
    databaseFile: data.db.name,
    workers: inThisThread,
    tasks,
    finding: findHere(data),
    logger,
    publish: () => {},
  });
  const count = (where: string) =>
    data.db.prepare<[], number>(`SELECT count(*) FROM users WHERE ${where}`).pluck().get() ?? 0;
  return { ...data, acts, count, tasks };
};

it("an act changes all that match, piece by piece, and its undo only what it has changed", async () => {
  const { acts, count, db } = await open();
  db.exec("UPDATE users SET active = 0, tag = 'old' WHERE seq <= 10");
  const except = db.prepare<[], string>("SELECT id FROM users WHERE subject = 'subject-700'").pluck().all();
  const everybody = { filter: { text: "subject" }, except };
  expect(await acts.count(everybody)).toBe(PEOPLE - 1);
  const deactivated = await acts.setActive(everybody, false);
  expect(deactivated.changed).toBe(PEOPLE - 11);
  expect(count("active = 1")).toBe(1);
  const tagged = await acts.setTag(everybody, "new");
  expect(await acts.undo(tagged.undoId ?? "")).toBe(PEOPLE - 1);
  expect([count("tag = 'old'"), count("tag = ''")]).toEqual([10, PEOPLE - 10]);
  expect(await acts.undo(deactivated.undoId ?? "")).toBe(PEOPLE - 11);
  expect(count("active = 0")).toBe(10);
});

it("others have their turn while many are changed", async () => {
  const { acts } = await open();
  let turns = 0;
  let isOver = false;
  const turn = () => {
    turns += 1;
    if (!isOver) setImmediate(turn);
  };
  turn();
  await acts.setActive({ filter: { text: "" }, except: [] }, false);
  isOver = true;
  expect(turns).toBeGreaterThanOrEqual(PEOPLE / 500);
});

it("what takes over a second is a task; cancelled, the rest stays and the undo knows what was done", async () => {
  const told: Task[] = [];
  const { acts, clock, count, tasks } = await open((task) => {
    told.push(task);
    if (task.state === "running") tasks.cancel(task.id);
  });
  // Has its turn after the first users.
  setImmediate(() => clock.advance(1000));
  const { changed, undoId = "" } = await acts.setActive({ filter: { text: "" }, except: [] }, false);
  expect(told.map(({ title, state }) => [title, state])).toEqual([
    ["Deactivate users", "running"],
    ["Deactivate users", "cancelled"],
  ]);
  expect(changed).toBeGreaterThan(0);
  expect(changed).toBeLessThan(PEOPLE);
  expect(count("active = 0")).toBe(changed);
  expect(await acts.undo(undoId)).toBe(changed);
  expect(count("active = 0")).toBe(0);
});

it("nothing of the claims of who was forgotten is left in the database's files", async () => {
  const { acts, clock, count, db } = await open();
  const mark = Buffer.from("claims-of-somebody-in-clear");
  db.prepare("UPDATE users SET claims = ? WHERE seq = 7").run(mark);
  const filesWithMark = () => {
    const folder = dirname(db.name);
    return readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(mark));
  };
  expect(filesWithMark()).not.toEqual([]);
  const { changed } = await acts.forget({ filter: { text: "" }, except: [] });
  expect(changed).toBe(PEOPLE);
  expect(filesWithMark()).toEqual([]);
  clock.advance(60_000);
  await expect.poll(() => count("1")).toBe(0);
});
