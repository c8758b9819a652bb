import { describe, expect, it } from "vitest";
import type { RequestDraft } from "#shared/requests/request-draft.ts";
import { createSavedRequestStore } from "../../../main/requests/saved-request-store.ts";
import { openTestData, refusalOf } from "../../support/temporary-data.ts";

const draft: RequestDraft = {
  name: "List of orders 🦊",
  method: "POST",
  url: "https://api.example/orders?state=open",
  headers: [{ name: "X-Custom", value: "نعم" }],
  body: '{"a": 1}\n',
};

const open = async () => {
  const data = await openTestData();
  return { ...data, requests: createSavedRequestStore(data) };
};

describe("saved requests", () => {
  it("come back as they were saved", async () => {
    const { clock, requests } = await open();
    const saved = requests.save(undefined, draft);
    const at = clock.now();
    expect(saved).toEqual({ ...draft, id: saved.id, createdAt: at, updatedAt: at, sentCount: 0 });
    clock.advance(10);
    const changed = requests.save(saved.id, { ...draft, name: "Changed" });
    expect(changed).toMatchObject({ id: saved.id, name: "Changed", createdAt: at, updatedAt: at + 10 });
    expect(requests.list()).toEqual([changed]);
  });

  it("are listed in the order in which they were made", async () => {
    const { clock, requests } = await open();
    const names = ["first", "second", "third"];
    for (const name of names) {
      requests.save(undefined, { ...draft, name });
      clock.advance(1);
    }
    expect(requests.list().map(({ name }) => name)).toEqual(names);
  });

  it("count their sendings and keep the last status", async () => {
    const { requests } = await open();
    const { id } = requests.save(undefined, draft);
    requests.noteSent(id, 200);
    expect(requests.get(id)).toMatchObject({ sentCount: 1, lastStatus: 200 });
    requests.noteSent(id, undefined);
    expect(requests.get(id)).toMatchObject({ sentCount: 2 });
    expect(requests.get(id).lastStatus).toBeUndefined();
  });

  it("become anonymous when their identity is gone", async () => {
    const { requests } = await open();
    expect(requests.save(undefined, { ...draft, userId: "gone" }).userId).toBeUndefined();
  });

  it("can be deleted", async () => {
    const { requests } = await open();
    const { id } = requests.save(undefined, draft);
    requests.delete(id);
    requests.delete(id);
    expect(requests.list()).toEqual([]);
    expect(await refusalOf(() => requests.get(id))).toBe("not_found");
    expect(await refusalOf(() => requests.save(id, draft))).toBe("not_found");
  });
});
