import { describe, expect, it } from "vitest";
import { defaultSettings } from "#shared/settings/settings.ts";
import { createSettingsStore } from "../../../main/settings/index.ts";
import { openTestDatabase } from "../../support/temporary-data.ts";

describe("settings", () => {
  it("have their defaults until they are set", () => {
    expect(createSettingsStore(openTestDatabase()).get()).toEqual(defaultSettings);
  });

  it("keep what is set and leave the rest", () => {
    const db = openTestDatabase();
    const store = createSettingsStore(db);
    expect(store.update({ theme: "dark" })).toEqual({ ...defaultSettings, theme: "dark" });
    store.update({ retentionInDays: 7, browserProgram: "/opt/browser" });
    expect(createSettingsStore(db).get()).toEqual({
      ...defaultSettings,
      theme: "dark",
      retentionInDays: 7,
      browserProgram: "/opt/browser",
    });
  });

  it("have their default where the stored value is not understood, and keep that value", () => {
    const db = openTestDatabase();
    db.prepare("INSERT INTO settings VALUES ('theme', '\"sepia\"'), ('unknown', '1')").run();
    const store = createSettingsStore(db);
    expect(store.get()).toEqual(defaultSettings);
    store.update({ retentionInDays: 7 });
    expect(db.prepare("SELECT value FROM settings WHERE name = 'theme'").pluck().get()).toBe('"sepia"');
  });
});
