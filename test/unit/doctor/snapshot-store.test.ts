import { describe, expect, it } from "vitest";
import { createConfigurationStore } from "../../../main/configurations/configuration-store.ts";
import type { MetadataSnapshot } from "../../../main/doctor/metadata-snapshot.ts";
import { createSnapshotStore } from "../../../main/doctor/snapshot-store.ts";
import { addConfiguration, openTestDatabase } from "../../support/temporary-data.ts";

const snapshot = (issuer: string): MetadataSnapshot => ({
  members: { issuer, scopes_supported: ["openid"] },
});

const open = () => {
  const db = openTestDatabase();
  return { db, id: addConfiguration(db), store: createSnapshotStore(db) };
};

describe("remembered imports", () => {
  it("come back as they were kept, the newest first", () => {
    const { store, id } = open();
    const first = {
      takenAt: 1,
      snapshot: { ...snapshot("a"), keys: [{ id: "k", thumbprint: "t", description: "d" }] },
    };
    const second = { takenAt: 2, snapshot: snapshot("b") };
    store.add(id, first);
    store.add(id, second);
    expect(store.newest(id, 5)).toEqual([second, first]);
    expect(store.newest(id, 1)).toEqual([second]);
  });

  it("are kept in the order of the imports, whatever the clock says", () => {
    const { store, id } = open();
    store.add(id, { takenAt: 9, snapshot: snapshot("before") });
    store.add(id, { takenAt: 1, snapshot: snapshot("after") });
    expect(store.newest(id, 1)).toMatchObject([{ takenAt: 1 }]);
  });

  it("are the last twenty of each configuration", () => {
    const { db, store, id } = open();
    const other = addConfiguration(db, "Other");
    store.add(other, { takenAt: 0, snapshot: snapshot("other") });
    for (let takenAt = 1; takenAt <= 25; takenAt += 1) store.add(id, { takenAt, snapshot: snapshot("a") });
    const times = store.newest(id, 100).map(({ takenAt }) => takenAt);
    expect(times).toEqual(Array.from({ length: 20 }, (_, index) => 25 - index));
    expect(store.newest(other, 100)).toHaveLength(1);
  });

  it("go with their configuration", () => {
    const { db, store, id } = open();
    store.add(id, { takenAt: 1, snapshot: snapshot("a") });
    createConfigurationStore(db).delete(id);
    expect(db.prepare("SELECT count(*) FROM metadata_snapshots").pluck().get()).toBe(0);
  });

  it("are not kept of a configuration that is gone", () => {
    const { store } = open();
    store.add("gone", { takenAt: 1, snapshot: snapshot("a") });
    expect(store.newest("gone", 5)).toEqual([]);
  });
});
