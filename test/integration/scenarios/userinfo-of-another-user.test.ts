import { expect, test } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";

test.each([
  ["of another user", { sub: "sub-ben" }],
  ["without sub", { sub: undefined }],
])("UserInfo %s is refused (RP-14, C-67)", async (_, change) => {
  const { failedChecks } = await expectRefused(
    { script: { userinfo: { document: (right) => ({ ...right, ...change }) } } },
    { code: "userinfo_sub_mismatch", step: "userinfo" },
  );
  expect(failedChecks).toEqual(["userinfo.sub"]);
});
