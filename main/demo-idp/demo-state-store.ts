import type { Database } from "../db/index.ts";
import type { DemoProviderState, DemoProviderStateKeeper } from "../ports/demo-idp-host.ts";
import type { Vault } from "../tokens/index.ts";
import { demoIssuerAt } from "./issuer.ts";

const place = { table: "demo_idp_state", row: "state", column: "sealed" };

/** Keeps the demo identity provider's port, client secret and keys between starts, sealed; its issuer is plain. */
export const createDemoStateStore = (db: Database, vault: Vault): DemoProviderStateKeeper => {
  const select = db.prepare<[string], Uint8Array>("SELECT sealed FROM demo_idp_state WHERE name = ?").pluck();
  const upsert = db.prepare(
    `INSERT INTO demo_idp_state (name, sealed, issuer) VALUES (?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET sealed = excluded.sealed, issuer = excluded.issuer`,
  );
  return {
    load: async () => {
      await vault.ready();
      const sealed = select.get(place.row) as Uint8Array | undefined;
      if (sealed === undefined) return undefined;
      return JSON.parse(new TextDecoder().decode(vault.open(place, sealed))) as DemoProviderState;
    },
    save: async (state) => {
      await vault.ready();
      upsert.run(place.row, vault.seal(place, JSON.stringify(state)), demoIssuerAt(state.port));
    },
  };
};
