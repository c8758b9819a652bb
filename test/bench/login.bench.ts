import { fileURLToPath } from "node:url";
import { isMainThread } from "node:worker_threads";
import * as openid from "openid-client";
import type { RunningDemoIdp } from "../../main/ports/demo-idp-host.ts";
import { openTestWorkbench, scriptedBrowser, type TestWorkbench } from "../support/open-test-workbench.ts";
import { callbackFor, navigate } from "../support/sign-in.ts";
import { type BenchRow, compare } from "./bench-row.ts";
import { serveDemoProvider, startProviderThread } from "./provider-thread.ts";
import { waitForCallback } from "./wait-for-callback.ts";

const ROUNDS = 15;
const SCOPES = "openid profile email roles offline_access";

/**
 * A login's own time: everything but the time in the browser, from the start to the user being stored. The
 * baseline is what a script with openid-client needs for the same calls, signature check included, with
 * nothing kept. The provider runs in a thread of its own.
 */
export const run = async (): Promise<readonly BenchRow[]> => {
  const { running, host, stop } = await startProviderThread(fileURLToPath(import.meta.url));
  const browser = timedBrowser();
  const test = await openTestWorkbench({
    systemBrowser: scriptedBrowser(browser.visit),
    createDemoIdpHost: () => host,
  });
  try {
    const { id } = await test.call("demo.configure", undefined);
    const ours = () => browser.withoutBrowser(() => logIn(test, id));
    const script = () => browser.withoutBrowser(() => logInByScript(running, browser.visit));
    return [await compare("login", ROUNDS, ours, script)];
  } finally {
    await test.dispose();
    await stop();
  }
};

/** Signs in at once and remembers how long that took; the page after the callback is not waited for. */
const timedBrowser = () => {
  let inBrowserMs = 0;
  return {
    visit: async (url: string) => {
      const begun = performance.now();
      const callback = await callbackFor(url, "anna");
      inBrowserMs += performance.now() - begun;
      await navigate(callback);
    },
    withoutBrowser: async (action: () => Promise<unknown>): Promise<number> => {
      inBrowserMs = 0;
      const begun = performance.now();
      await action();
      return performance.now() - begun - inBrowserMs;
    },
  };
};

const logIn = async ({ call, ended }: TestWorkbench, configurationId: string): Promise<void> => {
  const { run } = await ended((await call("login.start", { configurationId })).id);
  if (run.state !== "succeeded") throw new Error(`The login did not succeed: ${run.error?.message}`);
};

const logInByScript = async (
  running: RunningDemoIdp,
  visit: (url: string) => Promise<void>,
): Promise<void> => {
  const { clientId, clientSecret } = running.client;
  const client = await openid.discovery(
    new URL(running.issuer),
    clientId,
    undefined,
    openid.ClientSecretBasic(clientSecret),
    { execute: [openid.allowInsecureRequests, openid.enableNonRepudiationChecks] },
  );
  const [pkceCodeVerifier, expectedState, expectedNonce] = [
    openid.randomPKCECodeVerifier(),
    openid.randomState(),
    openid.randomNonce(),
  ];
  const callback = await waitForCallback("/oauth/v2/callback");
  const url = openid.buildAuthorizationUrl(client, {
    redirect_uri: callback.redirectUri,
    scope: SCOPES,
    prompt: "consent",
    state: expectedState,
    nonce: expectedNonce,
    code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: "S256",
  });
  void visit(url.href);
  const currentUrl = await callback.url;
  const tokens = await openid.authorizationCodeGrant(client, currentUrl, {
    pkceCodeVerifier,
    expectedState,
    expectedNonce,
    idTokenExpected: true,
  });
  await openid.fetchUserInfo(client, tokens.access_token, tokens.claims()?.sub ?? "");
};

if (!isMainThread) await serveDemoProvider();
