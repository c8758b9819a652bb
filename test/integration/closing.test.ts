import { expect, test } from "vitest";
import { openTestWorkbench } from "../support/open-test-workbench.ts";

test("a workbench that closes answers what is still asked of it, and writes no error down", async () => {
  const { workbench, logged, dispose } = await openTestWorkbench();
  const closed = workbench.close();
  const late = await workbench.call("configurations.list", undefined);
  expect(late).toMatchObject({ ok: false, error: { code: "request_cancelled" } });
  await closed;
  expect(await workbench.call("settings.get", undefined)).toMatchObject({ ok: false });
  expect(logged).toEqual([]);
  await dispose();
});
