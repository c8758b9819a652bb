import { expect } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";

const endpoints = [
  ["discovery", "discovery_http_status", "discovery"],
  ["jwks", "jwks_http_status", "id_token"],
  ["token", "token_http_status", "token_endpoint"],
  ["userinfo", "userinfo_http_status", "userinfo"],
] as const;

for (const [endpoint, code, step] of endpoints) {
  const does = `answers 500 at ${endpoint}`;
  scenario({ id: "F-69", provider: does, workbench: "ends the login with the status" }, async () => {
    const { error } = await expectRefused(
      { script: { [endpoint]: { status: 500, content: "<h1>Internal error</h1>" } } },
      { code, step, wire: { httpStatus: 500 } },
    );
    expect(error.message).toContain("500");
  });
}
