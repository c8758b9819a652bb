import { test } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";

test.each([
  ["discovery", "discovery"],
  ["jwks", "id_token"],
  ["token", "token_endpoint"],
  ["userinfo", "userinfo"],
] as const)(
  "a login ends when %s ends the connection in the middle of its answer (F-70)",
  async (endpoint, step) => {
    await expectRefused({ script: { [endpoint]: { breaksOff: true } } }, { code: "connection_failed", step });
  },
);
