import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { emptyDraft } from "#shared/configurations/client-configuration.ts";
import { createConfigurationStore } from "../../main/configurations/configuration-store.ts";
import { type Database, openDatabase } from "../../main/db/index.ts";
import type { Clock } from "../../main/ports/clock.ts";
import { type Random, systemRandom } from "../../main/ports/random.ts";
import type { SecretStore } from "../../main/ports/secret-store.ts";
import { createMemorySecretStore } from "../../main/tokens/memory-secret-store.ts";
import { createVault, type Vault } from "../../main/tokens/vault.ts";
import { createManualClock, type ManualClock } from "./manual-clock.ts";

/** A folder that goes when the test ends. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "sso-workbench-data-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** An open database, in a folder of its own unless a file is given; closed when the test ends. */
export const openTestDatabase = (file: string = join(temporaryFolder(), "workbench.db")): Database => {
  const db = openDatabase(file, { now: () => Date.now() });
  onTestFinished(() => void db.close());
  return db;
};

/** A vault that does not tell anybody of its status. */
export const createTestVault = (
  db: Database,
  keychain: SecretStore = createMemorySecretStore(),
  clock: Clock = createManualClock(),
): Vault => createVault({ db, keychain, clock, random: systemRandom, onStatus: () => {} });

/** What most stores are made of. */
export interface TestData {
  readonly db: Database;
  readonly clock: ManualClock;
  readonly random: Random;
  readonly keychain: SecretStore;
  readonly vault: Vault;
}

/** A database, an unlocked vault on a keychain in memory, and a clock that stands still. */
export const openTestData = async (): Promise<TestData> => {
  const db = openTestDatabase();
  const clock = createManualClock(Date.UTC(2026, 0, 1));
  const keychain = createMemorySecretStore();
  const vault = createTestVault(db, keychain, clock);
  await vault.unlock();
  return { db, clock, keychain, vault, random: systemRandom };
};

/** Puts a configuration into the database and answers its id. */
export const addConfiguration = (db: Database, alias = "Example"): string => {
  const id = systemRandom.uuid();
  const draft = { ...emptyDraft(alias), issuer: "https://op.example", clientId: "client" };
  createConfigurationStore(db).insert({ ...draft, id, createdAt: 1, updatedAt: 1 }, undefined);
  return id;
};

/** The code of the AppFailure that `action` throws; fails the test when it throws none. */
export const refusalOf = async (action: () => unknown): Promise<string> => {
  try {
    await action();
  } catch (thrown) {
    if (thrown instanceof Error && "error" in thrown) return (thrown.error as { code: string }).code;
    throw thrown;
  }
  throw new Error("It was not refused.");
};
