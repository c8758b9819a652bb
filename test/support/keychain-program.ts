import { writeSync } from "node:fs";
import { createKeytarSecretStore } from "../../main/tokens/keytar-secret-store.ts";

// Asks the system's keychain once and says on standard output what came of it.
const outcome = await createKeytarSecretStore("sso-workbench-test")
  .get("no such account")
  .then(
    (secret) => ({ secret: secret ?? "none" }),
    (thrown) => thrown.error,
  );
writeSync(1, JSON.stringify(outcome));
