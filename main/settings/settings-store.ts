import {
  defaultSettings,
  type Settings,
  type SettingsChanges,
  settingsSchema,
} from "#shared/settings/settings.ts";
import type { Database } from "../db/index.ts";

/** What the user has set; what was never set has its default. */
export interface SettingsStore {
  get(): Settings;
  /** Whether it was ever set. */
  has(name: keyof Settings): boolean;
  /** Changes the given settings and answers all. */
  update(changes: SettingsChanges): Settings;
}

/** Makes the store. */
export const createSettingsStore = (db: Database): SettingsStore => {
  const read = (): Settings => {
    const rows = db.prepare("SELECT name, value FROM settings").all() as { name: string; value: string }[];
    const stored = new Map(rows.map((row) => [row.name, row.value]));
    const settings = Object.entries(settingsSchema.shape).map(([name, schema]) => {
      const value = stored.get(name);
      const parsed = schema.safeParse(value === undefined ? undefined : JSON.parse(value));
      // One that this version does not understand has its default, and stays stored.
      return [name, parsed.success ? parsed.data : defaultSettings[name as keyof Settings]];
    });
    return Object.fromEntries(settings) as Settings;
  };

  /** They are asked for with every request, and changed here alone. */
  let known: Settings | undefined;
  const get = (): Settings => {
    known ??= read();
    return known;
  };

  const write = db.transaction((changes: SettingsChanges): void => {
    const save = db.prepare(
      "INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    );
    for (const [name, value] of Object.entries(changes)) {
      if (value !== undefined) save.run(name, JSON.stringify(value));
    }
  });

  const update = (changes: SettingsChanges): Settings => {
    write(changes);
    known = undefined;
    return get();
  };

  const has = (name: keyof Settings): boolean =>
    db.prepare("SELECT 1 FROM settings WHERE name = ?").get(name) !== undefined;

  return { get, has, update };
};
