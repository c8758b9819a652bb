import { expect, test } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";
import { holdPort } from "../../support/ports.ts";

test("a fixed port that is in use is named, and no other is taken (C-11, F-81)", async () => {
  const port = await holdPort();
  const { error, provider } = await expectRefused(
    { draft: (right) => ({ ...right, redirect: { ...right.redirect, port } }) },
    { code: "port_in_use", step: "preparation", field: "redirect.port" },
  );
  expect(error.message).toContain(String(port));
  expect(provider.received.of("authorization")).toEqual([]);
});
