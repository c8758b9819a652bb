import { expect, test } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";

test.each([
  ["discovery", "discovery_http_status", "discovery"],
  ["jwks", "jwks_http_status", "id_token"],
  ["token", "token_http_status", "token_endpoint"],
  ["userinfo", "userinfo_http_status", "userinfo"],
] as const)("a login ends when %s answers 500 (F-69)", async (endpoint, code, step) => {
  const { error } = await expectRefused(
    { script: { [endpoint]: { status: 500, content: "<h1>Internal error</h1>" } } },
    { code, step, wire: { httpStatus: 500 } },
  );
  expect(error.message).toContain("500");
});
