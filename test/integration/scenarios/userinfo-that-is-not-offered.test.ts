import { expect, test } from "vitest";
import { expectAccepted } from "../../support/expect-login.ts";

test("a login needs no UserInfo endpoint", async () => {
  const { provider } = await expectAccepted({
    draft: (right) => ({ ...right, endpoints: { ...right.endpoints, userinfo: "" } }),
  });
  expect(provider.received.of("userinfo")).toEqual([]);
});
