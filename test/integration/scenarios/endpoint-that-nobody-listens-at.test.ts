import { test } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";
import { unusedPort } from "../../support/ports.ts";

test.each([
  ["jwks", "id_token"],
  ["token", "token_endpoint"],
  ["userinfo", "userinfo"],
] as const)("a login ends when nobody listens at %s (F-66)", async (endpoint, step) => {
  const url = `http://127.0.0.1:${await unusedPort()}/`;
  await expectRefused(
    { draft: (right) => ({ ...right, endpoints: { ...right.endpoints, [endpoint]: url } }) },
    { code: "connection_refused", step },
  );
});

test("a login ends when nobody listens at the automatic configuration URL (F-66)", async () => {
  const url = `http://127.0.0.1:${await unusedPort()}/.well-known/openid-configuration`;
  await expectRefused(
    { draft: (right) => ({ ...right, automaticConfigurationUrl: url }) },
    { code: "connection_refused", step: "discovery" },
  );
});
