import { expect } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";

const answers = [
  ["answers UserInfo of another user", { sub: "sub-ben" }],
  ["answers UserInfo without sub", { sub: undefined }],
] as const;

for (const [does, change] of answers) {
  scenario({ id: "RP-14, C-67", provider: does, workbench: "refuses it" }, async () => {
    const { failedChecks } = await expectRefused(
      { script: { userinfo: { document: (right) => ({ ...right, ...change }) } } },
      { code: "userinfo_sub_mismatch", step: "userinfo" },
    );
    expect(failedChecks).toEqual(["userinfo.sub"]);
  });
}
