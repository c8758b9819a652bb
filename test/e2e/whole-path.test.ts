import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { type DemoProvider, startDemoProvider } from "../../main/demo-idp/index.ts";
import { expect, test } from "../support/electron-app.ts";

/** Access tokens end so soon that each request has to refresh first. */
const ACCESS_TOKEN_LIFE_IN_SECONDS = 30;

let provider: DemoProvider;

test.beforeEach(async () => {
  provider = await startDemoProvider({ accessTokenLifeInSeconds: ACCESS_TOKEN_LIFE_IN_SECONDS });
});

test.afterEach(async () => {
  await provider.close();
});

test("from typing a configuration to a request, a restart and no secret on the disk", async ({
  workbench,
}) => {
  await configureByTyping(workbench.page);
  await testLogin(workbench.page);
  await lookAtUser(workbench.page);
  await sendAndReplay(workbench.page);
  expect(secretsIn(workbench.dataFolder, [provider.client.clientSecret, "eyJ"])).toEqual([]);

  await workbench.relaunch();
  await lookAtUser(workbench.page);
  await revealSecret(workbench.page);
  await signOut(workbench.page);
  await workbench.close();
  expect(secretsIn(workbench.dataFolder, [provider.client.clientSecret, "eyJ"])).toEqual([]);
});

const section = (page: Page, name: string) => page.getByRole("navigation").getByRole("button", { name });

const configureByTyping = async (page: Page): Promise<void> => {
  await page.getByRole("button", { name: "New" }).click();
  await page.getByLabel("Alias", { exact: true }).fill("Northwind acceptance");
  await page.getByLabel("Automatic configuration URL").fill(provider.issuer);
  await page.getByRole("button", { name: "Import configuration" }).click();
  await expect(page.getByLabel("Issuer", { exact: true })).toHaveValue(provider.issuer);
  await page.getByLabel("Client ID", { exact: true }).fill(provider.client.clientId);
  await page.getByLabel("Client secret", { exact: true }).fill(provider.client.clientSecret);
  for (const scope of ["roles", "offline_access"]) {
    await page.getByLabel("Selected scopes").fill(scope);
    await page.keyboard.press("Enter");
  }
  await page.keyboard.press("Escape");
  await page.getByLabel("Allowed origins").fill(new URL(provider.apiBaseUrl).origin);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("img", { name: "Ready for a login" })).toBeVisible();
};

const testLogin = async (page: Page): Promise<void> => {
  await page.getByRole("button", { name: "Test login" }).click();
  await expect(page.getByRole("heading", { name: "Login succeeded" })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("Signature valid")).toBeVisible();
};

const lookAtUser = async (page: Page): Promise<void> => {
  await section(page, "Users").click();
  await page.getByLabel("Name or email").fill("bergm");
  await page.getByRole("row", { name: /Anna Bergmann/ }).click();
  await expect(page.getByRole("heading", { name: "Anna Bergmann" })).toBeVisible();
  await expect(page.getByText("anna.bergmann@demo.example").first()).toBeVisible();
};

const sendAndReplay = async (page: Page): Promise<void> => {
  await page.getByRole("button", { name: "Send a request" }).click();
  await page.getByLabel("URL", { exact: true }).fill(`${provider.apiBaseUrl}/orders`);
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByText("200 OK")).toBeVisible();
  await expect(page.getByText(/refreshed first/)).toBeVisible();
  await page.getByRole("button", { name: "Replay", exact: true }).click();
  await expect(page.getByRole("listbox", { name: "Exchanges" }).getByRole("option")).toHaveCount(2);
};

const revealSecret = async (page: Page): Promise<void> => {
  await section(page, "Configurations").click();
  await page.getByRole("button", { name: /Reveal/ }).click();
  await expect(page.getByText(provider.client.clientSecret)).toBeVisible();
};

const signOut = async (page: Page): Promise<void> => {
  await lookAtUser(page);
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("menuitem", { name: /Sign out here/ }).click();
  await expect(page.getByRole("complementary", { name: "User" }).getByText(/Signed out here/)).toBeVisible();
};

/** Which of the data folder's files hold one of these texts: database, log of writes and all the rest. */
const secretsIn = (folder: string, secrets: readonly string[]): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => secrets.some((secret) => readFileSync(file).includes(secret)));
