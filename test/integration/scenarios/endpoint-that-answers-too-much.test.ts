import { gzipSync } from "node:zlib";
import { test } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";

/** One byte more than an answer of the provider may have. */
const tooMuch = Buffer.alloc(1024 * 1024 + 1, " ");

const endpoints = [
  ["discovery", "discovery"],
  ["jwks", "id_token"],
  ["token", "token_endpoint"],
  ["userinfo", "userinfo"],
] as const;

test.each(endpoints)(
  "a login ends when the answer of %s is too large (F-72, C-50)",
  async (endpoint, step) => {
    await expectRefused(
      { script: { [endpoint]: { content: tooMuch } } },
      { code: "response_too_large", step },
    );
  },
);

test("a small answer that unpacks to a large one is refused (F-72, C-50)", async () => {
  const bomb = { content: gzipSync(tooMuch), headers: { "content-encoding": "gzip" } };
  await expectRefused({ script: { token: bomb } }, { code: "response_too_large", step: "token_endpoint" });
});
