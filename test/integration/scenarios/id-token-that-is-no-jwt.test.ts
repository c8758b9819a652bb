import { expect } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";

scenario({ id: "C-55", provider: "issues an ID token that is no JWT", workbench: "refuses it" }, async () => {
  const { failedChecks } = await expectRefused(
    { script: { token: { document: (right) => ({ ...right, id_token: "not.a jwt" }) } } },
    { code: "id_token_malformed", step: "id_token" },
  );
  expect(failedChecks).toEqual(["id_token.form"]);
});
