import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { createTokenSetStore } from "../../../main/tokens/token-set-store.ts";
import { createUserActs, createUserStore } from "../../../main/users/index.ts";
import { createUserListStore } from "../../../main/users/user-list-store.ts";
import { flatLogin } from "../../support/provisioning.ts";
import { addConfiguration, openTestData } from "../../support/temporary-data.ts";

const PEOPLE = 1200;

const open = async () => {
  const data = await openTestData();
  const users = createUserStore({ ...data, tokenSets: createTokenSetStore(data) });
  const configurationId = addConfiguration(data.db);
  data.db.transaction(() => {
    for (let count = 0; count < PEOPLE; count += 1)
      users.saveLogin(flatLogin(users, { configurationId, subject: `subject-${count}` }));
  })();
  const list = createUserListStore(data.db, data.clock);
  const logger = { info: () => {}, warn: () => {}, error: () => {} };
  const acts = createUserActs({ ...data, logger, publish: () => {} });
  const count = (where: string) =>
    data.db.prepare<[], number>(`SELECT count(*) FROM users WHERE ${where}`).pluck().get() ?? 0;
  return { ...data, acts, count, list };
};

it("an act changes all that match, piece by piece, and its undo only what it has changed", async () => {
  const { acts, count, db, list } = await open();
  db.exec("UPDATE users SET active = 0, tag = 'old' WHERE seq <= 10");
  const except = [list.page({ text: "subject-700", limit: 1 }).rows[0]?.id ?? ""];
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
