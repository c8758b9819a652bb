import type { Page } from "@playwright/test";
import { type DemoProvider, startDemoProvider } from "../../main/demo-idp/index.ts";
import type { WorkbenchBridge } from "../../shared/contract/bridge.ts";
import { expect, test } from "../support/electron-app.ts";

declare global {
  interface Window {
    readonly workbench: WorkbenchBridge;
  }
}

const WRONG_SECRET = "not-the-secret-of-this-client";

let provider: DemoProvider;

test.beforeEach(async () => {
  provider = await startDemoProvider();
});

test.afterEach(async () => {
  await provider.close();
});

test("a wrong client secret is explained, and the login succeeds once it is replaced", async ({
  workbench: { page },
}) => {
  await configureWithWrongSecret(page);
  await testLogin(page, "Login failed at the token endpoint");
  const explanation = page.getByRole("region", { name: "Explanation" });
  await expect(explanation.getByRole("heading", { level: 2 })).toHaveText(
    "The provider did not accept the client authentication",
  );
  await expect(explanation.getByText("401 invalid_client", { exact: true })).toBeVisible();
  await expect(explanation.getByText(/the secret is not its own/)).toBeVisible();
  await expect(explanation.getByText(/^The secret is wrong, expired/)).toBeVisible();
  const message = explanation.getByText(`Client ${provider.client.clientId} is refused`);
  await expect(message).toContainText("It sends client_secret_basic");
  await expect(message).not.toContainText(WRONG_SECRET);

  await explanation.getByRole("button", { name: "Replace" }).click();
  const secret = page.getByLabel("Client secret", { exact: true });
  await expect(secret).toBeFocused();
  await secret.fill(provider.client.clientSecret);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await testLogin(page, "Login succeeded");
});

test("a change that is offered is saved at one click, and taken back at another", async ({
  workbench: { page },
}) => {
  const id = await configureWithWrongSecret(page);
  await testLogin(page, "Login failed at the token endpoint");
  const basicEncoding = () =>
    page.evaluate(async (configurationId) => {
      const found = await window.workbench.call("configurations.get", { id: configurationId });
      return found.ok ? found.value.basicEncoding : found.error.code;
    }, id);

  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByRole("button", { name: "Applied" })).toBeVisible();
  expect(await basicEncoding()).toBe("as_is");

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: "Apply", exact: true })).toBeVisible();
  expect(await basicEncoding()).toBe("form_encoded");
});

/** A complete configuration but for its secret, shown in the window; answers its id. */
const configureWithWrongSecret = async (page: Page): Promise<string> => {
  await page.getByRole("button", { name: "New" }).click();
  await page.getByLabel("Alias", { exact: true }).fill("Northwind acceptance");
  await page.getByLabel("Automatic configuration URL").fill(provider.issuer);
  await page.getByRole("button", { name: "Import configuration" }).click();
  await expect(page.getByLabel("Issuer", { exact: true })).toHaveValue(provider.issuer);
  await page.getByLabel("Client ID", { exact: true }).fill(provider.client.clientId);
  await page.getByLabel("Client secret", { exact: true }).fill(WRONG_SECRET);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("option", { name: /Ready for a login/ })).toBeVisible();
  return page.evaluate(async () => {
    const list = await window.workbench.call("configurations.list", undefined);
    const [first] = list.ok ? list.value : [];
    if (first === undefined) throw new Error("There is no configuration.");
    return first.id;
  });
};

const testLogin = async (page: Page, outcome: string): Promise<void> => {
  await page.getByRole("button", { name: "Test login" }).click();
  await expect(page.getByRole("heading", { name: outcome })).toBeVisible({ timeout: 30_000 });
};
