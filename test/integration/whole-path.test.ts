import { afterEach, describe, expect, test } from "vitest";
import { openTestWorkbench, scriptedBrowser, type TestWorkbench } from "../support/open-test-workbench.ts";
import { signInAs } from "../support/sign-in.ts";

let opened: TestWorkbench | undefined;

afterEach(async () => {
  await opened?.dispose();
  opened = undefined;
});

describe("the whole path against the demo identity provider", () => {
  test("configure, log in, see the user, send requests, sign out, reopen", async () => {
    opened = await openTestWorkbench({ systemBrowser: scriptedBrowser(signInAs(() => "anna")) });
    const { call, ended } = opened;
    const configuration = await call("demo.configure", undefined);
    const started = await call("login.start", { configurationId: configuration.id });
    const { run, trace } = await ended(started.id);
    expect(run.error).toBeUndefined();
    expect(run).toMatchObject({ state: "succeeded", user: { fullname: "Anna Bergmann", created: true } });
    expect(trace.filter((entry) => entry.kind === "check" && entry.result === "failed")).toEqual([]);
  });
});
