import { expect, test } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";

test("a token response without ID token is refused (LIB-6)", async () => {
  const { provider } = await expectRefused(
    { script: { token: { document: ({ id_token: _, ...right }) => right } } },
    { code: "id_token_missing", step: "id_token" },
  );
  expect(provider.received.of("userinfo")).toEqual([]);
});
