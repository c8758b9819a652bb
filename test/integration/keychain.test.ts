import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { emptyDraft } from "#shared/configurations/client-configuration.ts";
import { createConfigurations } from "../../main/configurations/index.ts";
import { systemClock } from "../../main/ports/clock.ts";
import { systemRandom } from "../../main/ports/random.ts";
import type { SecretStore } from "../../main/ports/secret-store.ts";
import { createMemorySecretStore } from "../../main/tokens/memory-secret-store.ts";
import { createTokenSetStore } from "../../main/tokens/token-set-store.ts";
import { createVault } from "../../main/tokens/vault.ts";
import { createUserStore } from "../../main/users/index.ts";
import { type BundledProgram, bundleProgram } from "../support/bundle-program.ts";
import { provisionByDefault } from "../support/provisioning.ts";
import { hasKeychain, realKeychain } from "../support/real-keychain.ts";
import { openTestDatabase, refusalOf, temporaryFolder } from "../support/temporary-data.ts";

const whyNot = hasKeychain ? "" : " (left out: there is no D-Bus session, run it by npm test)";

const stores: readonly [string, boolean, () => SecretStore][] = [
  [`the system's keychain${whyNot}`, hasKeychain, realKeychain],
  ["memory", true, createMemorySecretStore],
];

describe.each(stores)("secrets in %s (KD-16)", (_name, usable, createStore) => {
  it.runIf(usable)("are kept, replaced and deleted", async () => {
    const store = createStore();
    expect(await store.get("account")).toBeUndefined();
    await store.set("account", "first");
    await store.set("account", "second");
    await store.set("other", "third");
    expect(await store.get("account")).toBe("second");
    await store.delete("account");
    await store.delete("account");
    expect(await store.get("account")).toBeUndefined();
    expect(await store.get("other")).toBe("third");
  });

  it.runIf(usable)("are kept to the letter (KD-29)", async () => {
    const store = createStore();
    const secrets = [
      " space around ",
      "line\nend\n",
      "🔑👨‍👩‍👧",
      "\u202Eمفتاح",
      "e\u0301 é",
      "\"\\'`$",
      "x".repeat(2560),
    ];
    for (const secret of secrets) {
      await store.set("account", secret);
      expect(await store.get("account")).toBe(secret);
    }
  });
});

describe.runIf(hasKeychain)("the workbench's data with the system's keychain", () => {
  /** A start of the app on these files and this keychain. */
  const startOn = (file: string, keychain: SecretStore) => {
    const db = openTestDatabase(file);
    const ports = { db, clock: systemClock, random: systemRandom };
    const vault = createVault({ ...ports, keychain, onStatus: () => {} });
    const tokenSets = createTokenSetStore({ ...ports, vault });
    return {
      db,
      vault,
      tokenSets,
      users: createUserStore({ ...ports, vault, tokenSets }),
      configurations: createConfigurations({ ...ports, vault, publish: () => {} }),
    };
  };

  const set = (configurationId: string) => ({
    configurationId,
    accessToken: `marked-access-token${"x".repeat(5000)}`,
    tokenType: "Bearer",
    refreshToken: "marked-refresh-token",
    obtainedAt: 1,
  });

  it("is read again after a restart, and no secret is in any file", async () => {
    const file = join(temporaryFolder(), "workbench.db");
    const keychain = realKeychain();
    const first = startOn(file, keychain);
    const { id } = await first.configurations.create({
      draft: emptyDraft("Example"),
      clientSecret: "marked-client-secret 🔑",
    });
    await first.vault.ready();
    const claims = { idToken: { iss: "https://op.example", sub: "1", phone: "marked-claim" } };
    const { user } = provisionByDefault(first.users, id, claims);
    first.tokenSets.save(user.id, set(id));
    const files = readdirSync(join(file, ".."));
    expect(files).toContain("workbench.db-wal");
    for (const name of files) {
      expect(readFileSync(join(file, "..", name)).includes("marked-"), name).toBe(false);
    }
    first.db.close();

    const second = startOn(file, keychain);
    await second.vault.ready();
    expect(second.vault.status()).toEqual({ state: "ready" });
    expect(second.tokenSets.get(user.id)).toEqual(set(id));
    expect(second.users.claims(user.id)).toEqual(claims);
    expect(await second.configurations.clientSecret(id)).toBe("marked-client-secret 🔑");
    await second.configurations.delete(id);
    expect(await keychain.get(`client-secret:${id}`)).toBeUndefined();
  });

  it("is locked when the keychain is another one, and opens with the right one again (F-54, F-64)", async () => {
    const file = join(temporaryFolder(), "workbench.db");
    const keychain = realKeychain();
    const first = startOn(file, keychain);
    const { id } = await first.configurations.create({ draft: emptyDraft("Example") });
    await first.vault.ready();
    const { user } = provisionByDefault(first.users, id, {
      idToken: { iss: "https://op.example", sub: "1" },
    });
    first.tokenSets.save(user.id, set(id));
    first.db.close();

    const elsewhere = startOn(file, realKeychain());
    expect(await refusalOf(() => elsewhere.vault.ready())).toBe("data_key_missing");
    expect(elsewhere.tokenSets.summaries([user.id]).get(user.id)?.state).toBe("unreadable");
    elsewhere.db.close();

    const back = startOn(file, keychain);
    await back.vault.ready();
    expect(back.tokenSets.get(user.id)).toEqual(set(id));
  });
});

describe.runIf(process.platform === "linux")("a system without a keychain", () => {
  let program: BundledProgram;
  beforeAll(async () => {
    program = await bundleProgram(new URL("../support/keychain-program.ts", import.meta.url));
    return program.remove;
  });

  it("says so instead of waiting (F-49)", async () => {
    const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
    const nowhere = `unix:path=${join(temporaryFolder(), "no-bus")}`;
    const { stdout } = await promisify(execFile)(process.execPath, [program.path], {
      env: { ...env, DBUS_SESSION_BUS_ADDRESS: nowhere },
    });
    expect(JSON.parse(stdout)).toMatchObject({
      code: "keychain_unavailable",
      advice: expect.stringContaining("keyring"),
    });
  });
});
