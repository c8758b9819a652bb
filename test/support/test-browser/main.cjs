// The browser of a tester who is not there: opens the URL in its last argument in a fresh profile and does on the
// demo identity provider's pages what the plan says. It ends when the page after the redirect is shown, when the
// plan is taken away, or after 60 seconds.
//
// SSO_TEST_BROWSER_PLAN names a JSON file, read anew for each page: { "user": "anna" } chooses that user,
// { "cancel": true } refuses, {} does nothing. SSO_TEST_BROWSER_USER names the user where there is no plan.
const { existsSync, mkdtempSync, readFileSync, rmSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
const { app, BrowserWindow } = require("electron");

const TIME_LIMIT_MS = 60_000;
const PLAN_LOOK_MS = 500;

const start = new URL(process.argv.at(-1));
const planFile = process.env.SSO_TEST_BROWSER_PLAN;
const profile = mkdtempSync(join(tmpdir(), "sso-workbench-browser-"));

app.setPath("userData", profile);
app.on("quit", () => rmSync(profile, { recursive: true, force: true }));
app.whenReady().then(() => {
  setTimeout(() => app.exit(1), TIME_LIMIT_MS);
  if (planFile) setInterval(() => existsSync(planFile) || app.quit(), PLAN_LOOK_MS);
  const window = new BrowserWindow({ width: 560, height: 720 });
  const { webContents } = window;
  webContents.on("did-finish-load", () => {
    if (isRedirect(webContents.getURL())) app.quit();
    else webContents.executeJavaScript(clickFirst(wantedButtons(readPlan()))).catch(() => undefined);
  });
  window.loadURL(start.href).catch(() => undefined);
});

/** Whether this is the page that the request asked to be sent back to. */
function isRedirect(url) {
  const wanted = start.searchParams.get("redirect_uri") ?? start.searchParams.get("post_logout_redirect_uri");
  return wanted !== null && url.split(/[?#]/)[0] === wanted;
}

function readPlan() {
  return planFile ? JSON.parse(readFileSync(planFile, "utf8")) : { user: process.env.SSO_TEST_BROWSER_USER };
}

/** Selectors of what to click: on the login page, or on the page that asks before a sign-out. */
function wantedButtons({ user, cancel }) {
  if (cancel) return ['button[name="cancel"]'];
  return user ? [`[data-user="${user}"]`, 'button[name="logout"]'] : [];
}

function clickFirst(selectors) {
  return `${JSON.stringify(selectors)}.map((each) => document.querySelector(each)).find(Boolean)?.click()`;
}
