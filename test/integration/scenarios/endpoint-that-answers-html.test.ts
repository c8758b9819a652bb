import { test } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";

test.each([
  ["discovery", "discovery_not_json", "discovery"],
  ["jwks", "jwks_invalid", "id_token"],
  ["token", "token_response_invalid", "token_endpoint"],
  ["userinfo", "userinfo_response_invalid", "userinfo"],
] as const)("a login ends when %s answers a page (F-71, LIB-19)", async (endpoint, code, step) => {
  await expectRefused(
    { script: { [endpoint]: { content: "<!doctype html><title>Sign in</title>" } } },
    { code, step },
  );
});
