import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { WorkbenchBridge } from "../../shared/contract/bridge.ts";
import { electronPath, expect, test, workbenchArguments } from "../support/electron-app.ts";

declare global {
  interface Window {
    readonly workbench: WorkbenchBridge;
  }
}

/** A bridge whose functions take anything, as a page that was taken over would use it. */
type LooseBridge = {
  readonly call: (...args: readonly unknown[]) => Promise<unknown>;
  readonly on: (...args: readonly unknown[]) => () => void;
};

test("opens its window with the bundled page", async ({ workbench: { app, page } }) => {
  expect(page.url()).toMatch(/^app:\/\/workbench\/index\.html/);
  await expect(page).toHaveTitle("SSO Workbench");
  const windows = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => ({
      size: window.getSize(),
      least: window.getMinimumSize(),
      isVisible: window.isVisible(),
    })),
  );
  expect(windows).toEqual([{ size: [1280, 800], least: [900, 600], isVisible: true }]);
});

test("every renderer is sandboxed and isolated (EX-01, EX-02, EL-02, EL-03)", async ({
  workbench: { app },
}) => {
  const preferences = await app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      const found = (
        contents as unknown as { getLastWebPreferences(): Record<string, unknown> }
      ).getLastWebPreferences();
      const { sandbox, contextIsolation, nodeIntegration, webviewTag, webSecurity } = found;
      return { sandbox, contextIsolation, nodeIntegration, webviewTag, webSecurity };
    }),
  );
  expect(preferences).toEqual([
    { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false, webSecurity: true },
  ]);
});

test("the page has no Node and no Electron (EL-02, EL-20)", async ({ workbench: { page } }) => {
  const found = await page.evaluate(() =>
    ["require", "process", "module", "Buffer", "global", "ipcRenderer", "electron"].filter(
      (name) => name in globalThis,
    ),
  );
  expect(found).toEqual([]);
});

test("the bridge is two frozen functions and nothing more (EX-17)", async ({ workbench: { page } }) => {
  const surface = await page.evaluate(() => {
    const place = Object.getOwnPropertyDescriptor(window, "workbench");
    return {
      members: Object.entries(Object.getOwnPropertyDescriptors(window.workbench)).map(
        ([name, { value, writable, configurable }]) => [name, typeof value, writable, configurable],
      ),
      isFrozen: Object.isFrozen(window.workbench),
      place: [place?.writable, place?.configurable],
    };
  });
  expect(surface).toEqual({
    members: [
      ["call", "function", false, false],
      ["on", "function", false, false],
    ],
    isFrozen: true,
    place: [false, false],
  });
});

test("an event's listener gets the payload alone, until it ends (EL-20)", async ({ workbench: { page } }) => {
  const received = await page.evaluate(async () => {
    const first: unknown[][] = [];
    const second: unknown[][] = [];
    const endFirst = window.workbench.on("settings.changed", (...args) => void first.push(args));
    const change = (retentionInDays: number) =>
      new Promise<void>((resolve) => {
        const end = window.workbench.on("settings.changed", (...args) => {
          second.push(args);
          end();
          resolve();
        });
        void window.workbench.call("settings.update", { retentionInDays });
      });
    await change(30);
    endFirst();
    await change(31);
    return { first, second };
  });
  expect(received.first).toEqual([[expect.objectContaining({ retentionInDays: 30 })]]);
  expect(received.second).toEqual([
    [expect.objectContaining({ retentionInDays: 30 })],
    [expect.objectContaining({ retentionInDays: 31 })],
  ]);
});

test("the page breaks no rule of its policy while it loads (EX-05)", async ({ workbench: { page } }) => {
  await page.addInitScript(() => {
    const violations: string[] = [];
    Object.assign(globalThis, { violations });
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile }) =>
      violations.push(`${violatedDirective} ${blockedURI} ${sourceFile}`),
    );
  });
  await page.reload();
  await page.locator("main").waitFor();
  for (const place of ["#/users", "#/requests", "#/activity", "#/settings", "#/configurations"]) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, place);
    await expect(page.getByRole("main").getByRole("heading").first()).toBeVisible();
  }
  expect(await page.evaluate(() => (globalThis as unknown as { violations: string[] }).violations)).toEqual(
    [],
  );
});

test("inline script, markup as script and foreign connections are refused (EX-05, EX-06)", async ({
  workbench: { page },
}) => {
  const outcome = await page.evaluate(async () => {
    const script = document.createElement("script");
    let textRefused = false;
    try {
      script.textContent = "globalThis.ranInline = true";
    } catch {
      textRefused = true;
    }
    document.head.append(script);
    let markupRefused = false;
    try {
      document.createElement("div").innerHTML = "<img src=x>";
    } catch {
      markupRefused = true;
    }
    const reached = await fetch("http://127.0.0.1:9/").then(
      () => true,
      () => false,
    );
    return { textRefused, ranInline: "ranInline" in globalThis, markupRefused, reached };
  });
  expect(outcome).toEqual({ textRefused: true, ranInline: false, markupRefused: true, reached: false });
});

test("the window's session has no network, even past the page's policy (EX-06)", async ({
  workbench: { app },
}) => {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? "");
    response.end();
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const reached = await app.evaluate(
    async ({ session }, url) =>
      session.defaultSession.fetch(url).then(
        () => true,
        () => false,
      ),
    `http://127.0.0.1:${port}/`,
  );
  server.close();
  expect({ reached, requests }).toEqual({ reached: false, requests: [] });
});

test("the page cannot go elsewhere or open windows (EX-08, EX-09)", async ({ workbench: { app, page } }) => {
  const before = page.url();
  const opened = await page.evaluate(async () => {
    const target = "https://example.com/";
    const window1 = window.open(target);
    const link = Object.assign(document.createElement("a"), { href: target, target: "_blank" });
    document.body.append(link);
    link.click();
    location.href = target;
    // The refusal is the main process's: a call there and back comes after it.
    await window.workbench.call("app.info", undefined);
    return window1 !== null;
  });
  expect(opened).toBe(false);
  expect(page.url()).toBe(before);
  const windows = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  expect(windows).toBe(1);
});

test("the page is granted no permission (EX-04)", async ({ workbench: { page } }) => {
  const granted = await page.evaluate(async () => {
    const isGranted = async (ask: () => Promise<unknown>) =>
      ask().then(
        (answer) => answer !== "denied",
        () => false,
      );
    return {
      notifications: await isGranted(() => Notification.requestPermission()),
      microphone: await isGranted(() => navigator.mediaDevices.getUserMedia({ audio: true })),
      screen: await isGranted(() => navigator.mediaDevices.getDisplayMedia()),
      clipboard: await isGranted(() => navigator.clipboard.readText()),
    };
  });
  expect(granted).toEqual({ notifications: false, microphone: false, screen: false, clipboard: false });
});

test("calls that are none are refused, and the program goes on (F-96)", async ({ workbench: { page } }) => {
  const answers = await page.evaluate(async () => {
    const bridge = window.workbench as unknown as LooseBridge;
    const cyclic: Record<string, unknown> = {};
    cyclic.self = cyclic;
    const calls: readonly (readonly unknown[])[] = [
      ["app.quit", undefined],
      ["__proto__", undefined],
      [undefined, undefined],
      [{ toString: "app.info" }, undefined],
      ["users.get", { id: 1 }],
      ["users.get", { id: "u1", extra: true }],
      ["users.get", undefined],
      ["app.copyText", { text: "a".repeat(100 * 1024 * 1024) }],
      ["users.get", cyclic],
    ];
    const codes: unknown[] = [];
    for (const args of calls) {
      codes.push(
        await bridge.call(...args).then(
          (result) => (result as { error?: { code: string } }).error?.code,
          () => "rejected",
        ),
      );
    }
    return codes;
  });
  expect(answers).toEqual([...Array(8).fill("invalid_input"), "internal"]);
  const info = await page.evaluate(() => window.workbench.call("app.info", undefined));
  expect(info).toMatchObject({ ok: true });
});

test("10,000 calls at once are all answered (F-96)", async ({ workbench: { page } }) => {
  const answered = await page.evaluate(async () => {
    const calls = Array.from({ length: 10_000 }, () => window.workbench.call("settings.get", undefined));
    return (await Promise.all(calls)).filter(({ ok }) => ok).length;
  });
  expect(answered).toBe(10_000);
});

test("another window is not answered, even with our preload and page (EX-12)", async ({
  workbench: { app },
}) => {
  const answer = await app.evaluate(async ({ app: electronApp, BrowserWindow }) => {
    const window = new BrowserWindow({
      show: false,
      webPreferences: { preload: `${electronApp.getAppPath()}/out/preload/index.cjs`, sandbox: true },
    });
    await window.loadURL("app://workbench/index.html");
    const result: unknown = await window.webContents.executeJavaScript(
      'window.workbench.call("configurations.list", undefined)',
    );
    window.destroy();
    return result;
  });
  expect(answer).toMatchObject({ ok: false, error: { code: "invalid_input" } });
});

test("a second start shows the first one's window and ends (EX-21)", async ({ workbench }) => {
  await workbench.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  const second = spawn(await electronPath(), workbenchArguments(workbench.dataFolder), { stdio: "ignore" });
  const [exitCode] = await once(second, "exit");
  expect(exitCode).toBe(0);
  await expect
    .poll(() => workbench.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
    .toBe(true);
});

test("the page comes back after its process has ended (EX-34)", async ({ workbench: { app } }) => {
  const crashed = app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    return new Promise<string>((resolve) => {
      contents?.once("render-process-gone", () =>
        contents.once("did-finish-load", () => resolve("loaded again")),
      );
      contents?.forcefullyCrashRenderer();
    });
  });
  expect(await crashed).toBe("loaded again");
});

test("it starts again on the same folder after a crash (F-92)", async ({ workbench }) => {
  await workbench.page.evaluate(() => window.workbench.call("settings.update", { retentionInDays: 33 }));
  await workbench.crash();
  await workbench.relaunch();
  const settings = await workbench.page.evaluate(() => window.workbench.call("settings.get", undefined));
  expect(settings).toMatchObject({ ok: true, value: { retentionInDays: 33 } });
});

test("a database of a newer version is left as it is, and the window says why (F-93)", async ({
  workbench,
}) => {
  await workbench.close();
  const file = join(workbench.dataFolder, "workbench.db");
  const database = readFileSync(file);
  // SQLite keeps the version at byte 60 of the file.
  database.writeUInt32BE(9_999, 60);
  writeFileSync(file, database);
  await workbench.relaunch();
  const settings = await workbench.page.evaluate(() => window.workbench.call("settings.get", undefined));
  expect(settings).toMatchObject({ ok: false, error: { code: "database_newer" } });
  await expect(workbench.page.getByText("newer version").first()).toBeVisible();
  expect(readFileSync(file).equals(database)).toBe(true);
});

test("the window opens where it was left, in its theme", async ({ workbench }) => {
  const bounds = { x: 40, y: 30, width: 1000, height: 700 };
  await workbench.app.evaluate(
    ({ BrowserWindow }, left) => BrowserWindow.getAllWindows()[0]?.setBounds(left),
    bounds,
  );
  await workbench.page.evaluate(() => window.workbench.call("settings.update", { theme: "dark" }));
  await workbench.relaunch();
  const found = await workbench.app.evaluate(({ BrowserWindow, nativeTheme }) => ({
    bounds: BrowserWindow.getAllWindows()[0]?.getBounds(),
    theme: nativeTheme.themeSource,
  }));
  expect(found).toEqual({ bounds, theme: "dark" });
});

test("the data folder is its owner's alone (EX-35)", async ({ workbench }) => {
  test.skip(process.platform === "win32", "There the profile's access list protects it.");
  expect(statSync(workbench.dataFolder).mode & 0o777).toBe(0o700);
});

test.describe("without a keychain", () => {
  test.use({ keychain: "none" });

  test("secrets are kept in memory only, and the window says so", async ({ workbench: { page } }) => {
    await expect
      .poll(() => page.evaluate(() => window.workbench.call("keychain.status", undefined)))
      .toMatchObject({ ok: true, value: { state: "memory_only" } });
    await expect(page.getByText("Memory only")).toBeVisible();
  });
});
