import { join } from "node:path";
import { emptyDraft } from "#shared/configurations/client-configuration.ts";
import type { LoginClaims } from "#shared/provisioning/provisioned.ts";
import type { Role } from "#shared/roles/role.ts";
import { createConfigurationStore } from "../../main/configurations/configuration-store.ts";
import { openDatabase } from "../../main/db/index.ts";
import { systemClock } from "../../main/ports/clock.ts";
import { systemRandom } from "../../main/ports/random.ts";
import type { SecretStore } from "../../main/ports/secret-store.ts";
import { createRoleStore } from "../../main/roles/index.ts";
import { createTokenSetStore } from "../../main/tokens/token-set-store.ts";
import { createVault } from "../../main/tokens/vault.ts";
import { createUserStore } from "../../main/users/index.ts";
import { flatLogin } from "./provisioning.ts";

/** A user as they are to be known before a workbench is opened. */
export interface SeededUser {
  readonly subject: string;
  readonly fullname?: string;
  readonly email?: string;
  /** Names. */
  readonly roles?: readonly string[];
  /** Of the last login, beside issuer and subject; `none`: nothing is kept. */
  readonly claims?: Omit<LoginClaims, "idToken"> & { readonly idToken?: LoginClaims["idToken"] };
  readonly isWithoutLogin?: boolean;
  readonly isInactive?: boolean;
}

const issuer = "https://op.example";

/** Puts users into the database of a data folder that no workbench is open on. */
export const seedKnownUsers = async (
  dataFolder: string,
  keychain: SecretStore,
  roleNames: readonly string[],
  seeded: Iterable<SeededUser>,
): Promise<{ readonly configurationId: string; readonly roles: readonly Role[] }> => {
  const [clock, random] = [systemClock, systemRandom];
  const db = openDatabase(join(dataFolder, "workbench.db"), { now: clock.now });
  try {
    const vault = createVault({ db, keychain, random, clock, onStatus: () => {} });
    await vault.ready();
    const users = createUserStore({
      db,
      vault,
      clock,
      random,
      tokenSets: createTokenSetStore({ db, vault, clock }),
    });
    const roleStore = createRoleStore(db, random);
    for (const name of roleNames) roleStore.create({ name, description: "" });
    const roles = roleStore.all();
    const configurationId = random.uuid();
    const draft = { ...emptyDraft("Northwind"), issuer, clientId: "client" };
    createConfigurationStore(db).insert(
      { ...draft, id: configurationId, createdAt: 1, updatedAt: 1 },
      undefined,
    );
    const setAside = db.prepare("UPDATE users SET claims = iif(?, NULL, claims), active = ? WHERE id = ?");
    db.transaction(() => {
      for (const { subject, roles: given = ["User"], claims, ...rest } of seeded) {
        const { isWithoutLogin = false, isInactive = false, ...flat } = rest;
        const idToken = { iss: issuer, sub: subject, ...claims?.idToken };
        const named = roles
          .filter(({ name }) => given.includes(name))
          .map((role) => ({ ...role, why: "seeded" }));
        const login = { ...flat, configurationId, subject, roles: named, claims: { ...claims, idToken } };
        const { user } = users.saveLogin(flatLogin({ find: () => undefined }, login));
        if (isWithoutLogin || isInactive) setAside.run(isWithoutLogin ? 1 : 0, isInactive ? 0 : 1, user.id);
      }
    })();
    return { configurationId, roles };
  } finally {
    db.close();
  }
};
