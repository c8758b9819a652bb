import { expectRefused } from "../../support/expect-login.ts";
import { unusedPort } from "../../support/ports.ts";
import { scenario } from "../../support/scenario.ts";

const endpoints = [
  ["jwks", "id_token"],
  ["token", "token_endpoint"],
  ["userinfo", "userinfo"],
] as const;

for (const [endpoint, step] of endpoints) {
  const does = `does not listen at ${endpoint}`;
  scenario({ id: "F-66", provider: does, workbench: "ends the login" }, async () => {
    const url = `http://127.0.0.1:${await unusedPort()}/`;
    await expectRefused(
      { draft: (right) => ({ ...right, endpoints: { ...right.endpoints, [endpoint]: url } }) },
      { code: "connection_refused", step },
    );
  });
}

scenario(
  {
    id: "F-66",
    provider: "does not listen at the automatic configuration URL",
    workbench: "ends the login",
  },
  async () => {
    const url = `http://127.0.0.1:${await unusedPort()}/.well-known/openid-configuration`;
    await expectRefused(
      { draft: (right) => ({ ...right, automaticConfigurationUrl: url }) },
      { code: "connection_refused", step: "discovery" },
    );
  },
);
