import { expect, test } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";

test("an ID token that is no JWT is refused", async () => {
  const { failedChecks } = await expectRefused(
    { script: { token: { document: (right) => ({ ...right, id_token: "not.a jwt" }) } } },
    { code: "id_token_malformed", step: "id_token" },
  );
  expect(failedChecks).toEqual(["id_token.form"]);
});
