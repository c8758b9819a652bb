import { expectRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";

const endpoints = [
  ["discovery", "discovery_not_json", "discovery"],
  ["jwks", "jwks_invalid", "id_token"],
  ["token", "token_response_invalid", "token_endpoint"],
  ["userinfo", "userinfo_response_invalid", "userinfo"],
] as const;

for (const [endpoint, code, step] of endpoints) {
  const does = `answers a page at ${endpoint}`;
  scenario({ id: "F-71, LIB-19", provider: does, workbench: "ends the login" }, () =>
    expectRefused(
      { script: { [endpoint]: { content: "<!doctype html><title>Sign in</title>" } } },
      { code, step },
    ),
  );
}
