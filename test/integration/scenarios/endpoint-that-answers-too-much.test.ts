import { gzipSync } from "node:zlib";
import { expectRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";

/** One byte more than an answer of the provider may have. */
const tooMuch = Buffer.alloc(1024 * 1024 + 1, " ");

const endpoints = [
  ["discovery", "discovery"],
  ["jwks", "id_token"],
  ["token", "token_endpoint"],
  ["userinfo", "userinfo"],
] as const;

for (const [endpoint, step] of endpoints) {
  const does = `answers more than 1 MiB at ${endpoint}`;
  scenario({ id: "F-72, C-50", provider: does, workbench: "stops reading, and ends the login" }, () =>
    expectRefused({ script: { [endpoint]: { content: tooMuch } } }, { code: "response_too_large", step }),
  );
}

scenario(
  {
    id: "F-72, C-50",
    provider: "sends a small answer that unpacks to a large one",
    workbench: "stops unpacking, and ends the login",
  },
  () => {
    const bomb = { content: gzipSync(tooMuch), headers: { "content-encoding": "gzip" } };
    return expectRefused({ script: { token: bomb } }, { code: "response_too_large", step: "token_endpoint" });
  },
);
