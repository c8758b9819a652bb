import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer, type Server } from "node:net";
import { emptyDraft } from "../../shared/configurations/client-configuration.ts";
import type { LoginRun, LoginRunDetail } from "../../shared/login/login-run.ts";
import type { Result } from "../../shared/result.ts";
import { expect, test, type WorkbenchApp } from "../support/electron-app.ts";
import {
  type ProviderScript,
  type ScriptableProvider,
  startScriptableProvider,
} from "../support/scriptable-provider/index.ts";

const CUSTOM_URI = "com.example.app:/oauth/v2/callback";

let productionHost: Server;
let connections: number;
let webUri: string;
let provider: ScriptableProvider | undefined;

test.beforeEach(async () => {
  connections = 0;
  productionHost = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await once(productionHost.listen(0, "127.0.0.1"), "listening");
  webUri = `https://127.0.0.1:${(productionHost.address() as AddressInfo).port}/oauth/v2/callback`;
});

test.afterEach(async () => {
  productionHost.close();
  await provider?.close();
  provider = undefined;
});

for (const [kind, uri] of [
  ["https", () => webUri],
  ["custom scheme", () => CUSTOM_URI],
] as const) {
  for (const responseMode of ["query", "form_post"] as const) {
    test(`a redirect to ${kind} by ${responseMode} is captured before it leaves the machine`, async ({
      workbench,
    }) => {
      const { run, trace } = await logIn(workbench, { uri: uri(), responseMode });
      expect(run.error).toBeUndefined();
      expect(run).toMatchObject({ state: "succeeded", browser: "test window" });
      const callback = trace.find((entry) => entry.kind === "navigation" && entry.step === "callback");
      expect(callback).toMatchObject({
        label: `${responseMode === "query" ? "GET" : "POST"} /oauth/v2/callback, captured in the test window`,
        url: uri(),
      });
      await expect.poll(() => countWindows(workbench)).toBe(1);
      expect(provider?.complaints).toEqual([]);
      expect(connections).toBe(0);
    });
  }

  test(`a redirect to ${kind} with another state is refused, and the login goes on waiting (C-23)`, async ({
    workbench,
  }) => {
    const script: ProviderScript = { authorizationResponse: (right) => ({ ...right, state: "another" }) };
    const started = await start(workbench, { uri: uri(), responseMode: "query", script });
    await expect
      .poll(async () =>
        (await detail(workbench, started.id)).trace.map(
          (entry) => "failure" in entry && entry.failure?.message,
        ),
      )
      .toContain("state is not the one sent");
    expect((await detail(workbench, started.id)).run.state).toBe("waiting_for_user");
    await expect.poll(() => testWindowTitles(workbench)).toEqual(["SSO Workbench · Test window"]);
    await closeTestWindow(workbench);
    await expect
      .poll(async () => (await detail(workbench, started.id)).run)
      .toMatchObject({ state: "cancelled", error: { message: "The test window was closed." } });
    expect(connections).toBe(0);
  });
}

test("the test window is as closed as a window can be, and knows nothing of the one before (EX-01, EX-29)", async ({
  workbench,
}) => {
  const script: ProviderScript = { authorization: { never: true } };
  await start(workbench, { uri: webUri, responseMode: "query", script });
  await expect.poll(() => countWindows(workbench)).toBe(2);
  const found = await workbench.app.evaluate(({ BrowserWindow, session }) => {
    const window = BrowserWindow.getAllWindows().find(
      ({ webContents }) => webContents.session !== session.defaultSession,
    );
    if (window === undefined) return undefined;
    const { webContents } = window;
    const preferences = (
      webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }
    ).getLastWebPreferences();
    return {
      preload: preferences.preload,
      sandbox: preferences.sandbox,
      contextIsolation: preferences.contextIsolation,
      nodeIntegration: preferences.nodeIntegration,
      isPersistent: webContents.session.isPersistent(),
    };
  });
  expect(found).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    isPersistent: false,
  });
});

interface Plan {
  readonly uri: string;
  readonly responseMode: "query" | "form_post";
  readonly script?: ProviderScript;
}

const logIn = async (workbench: WorkbenchApp, plan: Plan): Promise<LoginRunDetail> => {
  const { id } = await start(workbench, plan);
  await expect.poll(async () => (await detail(workbench, id)).run.endedAt, { timeout: 20_000 }).toBeDefined();
  return detail(workbench, id);
};

const start = async (workbench: WorkbenchApp, plan: Plan): Promise<LoginRun> => {
  provider = await startScriptableProvider({ ...plan.script, client: { redirectUri: plan.uri } });
  const { metadata, client } = provider;
  const empty = emptyDraft("Production registration");
  const draft = {
    ...empty,
    issuer: provider.issuer,
    endpoints: {
      ...empty.endpoints,
      authorization: metadata.authorization_endpoint,
      token: metadata.token_endpoint,
      userinfo: metadata.userinfo_endpoint,
      jwks: metadata.jwks_uri,
    },
    clientId: client.clientId,
    redirect: { ...empty.redirect, kind: "captured", capturedUri: plan.uri },
    authorizationRequest: { ...empty.authorizationRequest, responseMode: plan.responseMode },
  } as const;
  const { clientSecret } = client;
  const result = await workbench.page.evaluate(
    async (input) => {
      const created = await window.workbench.call("configurations.create", input);
      if (!created.ok) return created;
      return window.workbench.call("login.start", { configurationId: created.value.id });
    },
    { draft, clientSecret },
  );
  return unwrap(result);
};

const detail = async ({ page }: WorkbenchApp, id: string): Promise<LoginRunDetail> =>
  unwrap(await page.evaluate((runId) => window.workbench.call("login.get", { id: runId }), id));

const unwrap = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

const countWindows = ({ app }: WorkbenchApp): Promise<number> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

const testWindowTitles = ({ app }: WorkbenchApp): Promise<readonly string[]> =>
  app.evaluate(({ BrowserWindow, session }) =>
    BrowserWindow.getAllWindows()
      .filter(({ webContents }) => webContents.session !== session.defaultSession)
      .map((window) => window.getTitle()),
  );

/** As the person's click on its cross does. */
const closeTestWindow = ({ app }: WorkbenchApp): Promise<void> =>
  app.evaluate(({ BrowserWindow, session }) => {
    for (const window of BrowserWindow.getAllWindows()) {
      if (window.webContents.session !== session.defaultSession) window.close();
    }
  });
