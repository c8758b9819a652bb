import type { Migration } from "./migration.ts";

/** The demo identity provider's issuer, readable without the vault: tells which configurations are for it. */
export const demoIssuer: Migration = {
  version: 5,
  name: "demo issuer",
  up: (db) => db.exec("ALTER TABLE demo_idp_state ADD COLUMN issuer TEXT"),
};
