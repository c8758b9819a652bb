import type { Page } from "@playwright/test";
import { expect, test } from "../support/electron-app.ts";
import { type ScriptableProvider, startScriptableProvider } from "../support/scriptable-provider/index.ts";

let provider: ScriptableProvider;

test.beforeEach(async () => {
  provider = await startScriptableProvider({
    client: { authenticationMethod: "client_secret_post" },
    discovery: {
      document: (right) => ({ ...right, token_endpoint_auth_methods_supported: ["client_secret_post"] }),
    },
  });
});

test.afterEach(async () => {
  await provider.close();
});

test("the doctor finds what would fail, one click mends it, and the login succeeds", async ({
  workbench: { page },
}) => {
  await configure(page);
  const doctor = page.getByRole("complementary", { name: "Doctor" });
  const method = page.getByRole("combobox", { name: "Client authentication method" });
  await expect(doctor.getByText("Client authentication method is not supported")).toBeVisible();
  await expect(page.getByRole("tab", { name: /^Doctor/ })).toContainText("1");

  await doctor.getByRole("button", { name: "Use client_secret_post" }).click();
  await expect(method).toHaveText(/client_secret_post/);
  await expect(doctor.getByText("Client authentication method is not supported")).toBeHidden();
  // It is a change of the form like any other: seen, not saved yet, and taken back by Discard.
  await expect(page.getByText("1 change not saved")).toBeVisible();
  await page.getByRole("button", { name: "Discard" }).click();
  await expect(method).toHaveText(/client_secret_basic/);
  await doctor.getByRole("button", { name: "Use client_secret_post" }).click();

  await page.getByRole("button", { name: "Test login" }).click();
  await expect(page.getByRole("heading", { name: "Login succeeded" })).toBeVisible({ timeout: 30_000 });
  expect(provider.complaints).toEqual([]);
});

test("an answer that the browser posts comes home to the loopback redirect", async ({
  workbench: { page },
}) => {
  await configure(page);
  await page
    .getByRole("complementary", { name: "Doctor" })
    .getByRole("button", { name: "Use client_secret_post" })
    .click();
  await page.getByRole("tab", { name: "Request" }).click();
  await page.getByRole("combobox", { name: "Response mode" }).click();
  await page.getByRole("option", { name: /^form_post / }).click();
  await page.getByRole("button", { name: "Test login" }).click();
  await expect(page.getByRole("heading", { name: "Login succeeded" })).toBeVisible({ timeout: 30_000 });

  await page.getByRole("tab", { name: "Sequence" }).click();
  await expect(page.getByText("POST /oauth/v2/callback", { exact: true })).toBeVisible();
  const [asked] = provider.received.of("authorization");
  expect(asked?.parameters.get("response_mode")).toBe("form_post");
  expect(provider.complaints).toEqual([]);
});

/** A configuration that has everything but the method that its provider takes, as an import makes it. */
const configure = async (page: Page): Promise<void> => {
  await page.getByRole("button", { name: "New" }).click();
  await page.getByLabel("Automatic configuration URL").fill(provider.issuer);
  await page.getByRole("button", { name: "Import configuration" }).click();
  await expect(page.getByLabel("Issuer", { exact: true })).toHaveValue(provider.issuer);
  await page.getByLabel("Client ID", { exact: true }).fill(provider.client.clientId);
  await page.getByLabel("Client secret", { exact: true }).fill(provider.client.clientSecret);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText(/not saved/)).toBeHidden();
};
