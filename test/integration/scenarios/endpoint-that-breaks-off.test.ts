import { expectRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";

const endpoints = [
  ["discovery", "discovery"],
  ["jwks", "id_token"],
  ["token", "token_endpoint"],
  ["userinfo", "userinfo"],
] as const;

for (const [endpoint, step] of endpoints) {
  const does = `ends the connection in the middle of its answer at ${endpoint}`;
  scenario({ id: "F-70", provider: does, workbench: "ends the login" }, () =>
    expectRefused({ script: { [endpoint]: { breaksOff: true } } }, { code: "connection_failed", step }),
  );
}
