import { describe, expect, it } from "vitest";
import type { BrowserOpener, BrowserWatch } from "../../main/ports/browser-opener.ts";
import { openScenario } from "../support/open-scenario.ts";
import { comeHome } from "../support/sign-in.ts";

const CAPTURED_URI = "https://app.example/oauth/v2/callback";

/** A test window that tests drive. */
const scriptedWindow = (visit: (url: string, watch: BrowserWatch) => unknown) => {
  const opened: { readonly url: string; readonly watch: BrowserWatch }[] = [];
  const testWindow: BrowserOpener = {
    describe: () => "test window",
    open: async (url, watch) => {
      if (watch === undefined) throw new Error("The window was opened without a watch.");
      opened.push({ url, watch });
      void visit(url, watch);
    },
  };
  return { testWindow, opened };
};

/** Follows the provider's redirect, and hands it over as the window does. */
const capture = async (url: string, { captured }: BrowserWatch): Promise<void> => {
  const answer = await fetch(url, { redirect: "manual" });
  await answer.body?.cancel();
  const location = answer.headers.get("location") ?? "";
  if (captured?.isAt(location)) {
    captured.take({ method: "GET", url: location, isPage: true, body: undefined });
  }
};

describe("the test window", () => {
  it("is opened for one login when it is asked for, with a loopback redirect", async () => {
    const { testWindow, opened } = scriptedWindow((url) => comeHome(url));
    const { call, configuration, workbench } = await openScenario({ ports: { testWindow } });
    const { id } = await call("login.start", { configurationId: configuration.id, browser: "test_window" });
    const { run } = await workbench.ended(id);
    expect(run).toMatchObject({ state: "succeeded", browser: "test window" });
    expect(opened.map(({ watch }) => [watch.captured, watch.finished.aborted])).toEqual([[undefined, true]]);

    const next = await call("login.start", { configurationId: configuration.id });
    expect((await workbench.ended(next.id)).run).toMatchObject({ browser: "test browser" });
  });

  it("is always opened for a captured redirect, and its redirect ends the login", async () => {
    const { testWindow, opened } = scriptedWindow(capture);
    const { login } = await openScenario({
      ports: { testWindow },
      script: { client: { redirectUri: CAPTURED_URI } },
      draft: (right) => ({
        ...right,
        redirect: { ...right.redirect, kind: "captured", capturedUri: CAPTURED_URI },
      }),
    });
    const { run, trace } = await login();
    expect(run).toMatchObject({ state: "succeeded", browser: "test window" });
    expect(opened.map(({ watch }) => watch.captured?.uri)).toEqual([CAPTURED_URI]);
    expect(trace).toContainEqual(
      expect.objectContaining({
        step: "callback",
        label: "GET /oauth/v2/callback, captured in the test window",
        url: CAPTURED_URI,
      }),
    );
  });

  it("is the only place for a captured redirect: there is no link for another browser", async () => {
    const { testWindow } = scriptedWindow(() => {});
    const { errorOf, start, workbench } = await openScenario({
      ports: { testWindow },
      draft: (right) => ({
        ...right,
        redirect: { ...right.redirect, kind: "captured", capturedUri: CAPTURED_URI },
      }),
    });
    const { id } = await start();
    await workbench.next("login.run-changed", (run) => run.state === "waiting_for_user");
    expect(await errorOf("login.link", { id })).toMatchObject({ code: "not_found" });
  });

  it("ends the login when it is closed, and stores nothing", async () => {
    const { testWindow, opened } = scriptedWindow((_url, watch) => watch.onClosed());
    const { call, configuration, stored, workbench } = await openScenario({ ports: { testWindow } });
    const { id } = await call("login.start", { configurationId: configuration.id, browser: "test_window" });
    const { run } = await workbench.ended(id);
    expect(run).toMatchObject({
      state: "cancelled",
      error: { code: "login_cancelled", message: "The test window was closed." },
    });
    expect(opened[0]?.watch.finished.aborted).toBe(true);
    expect(stored()).toEqual({ users: 0, tokenSets: 0 });
  });
});
