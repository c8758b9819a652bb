import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/electron-app.ts";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

test("a mapping is written with its result, saved, and gives at the login what was said", async ({
  workbench: { page },
}) => {
  await page.getByRole("button", { name: "Try it with the demo identity provider" }).click();
  await expectSucceeded(page);
  await page.getByRole("button", { name: "Back" }).click();
  await page.getByRole("tab", { name: "Provisioning" }).click();
  await expect(rowOf(page, "Fullname")).toContainText("Anna Bergmann");
  await writeMapping(page);
  await readRoles(page);

  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("changes not saved")).toHaveCount(0);
  await page.getByRole("button", { name: "Test login" }).click();
  await expectSucceeded(page);
  await page.getByRole("tab", { name: /^Provisioning/ }).click();
  await expect(resultOf(page, "Fullname")).toContainText("Bergmann, Anna");
  await expect(resultOf(page, "Department")).toContainText("IT Operations");
  await addRole(page);

  await page.getByRole("button", { name: "Test login" }).click();
  await expectSucceeded(page);
  await expect(page.getByText("result[0] in the access token, matched by name").first()).toBeVisible();
});

test("roles are listed, imported all or none, changed and deleted", async ({ workbench: { page } }) => {
  await page.getByRole("button", { name: "Find or run" }).click();
  await page.getByRole("combobox", { name: "Find or run" }).fill("roles");
  await page.getByRole("option", { name: /^Roles/ }).click();
  const table = page.getByRole("table", { name: "Roles" });
  await page.getByRole("button", { name: "Import", exact: true }).click();
  const list = page.getByRole("textbox", { name: "Roles" });
  await list.fill("Planner\nno-uuid,Auditor,Looks on");
  await expect(page.getByText("Line 2: no-uuid is not a UUID")).toBeVisible();
  await expect(page.getByRole("button", { name: "Import", exact: true }).last()).toBeDisabled();
  await list.fill("Planner\nAuditor,Looks on");
  await page.getByRole("button", { name: "Import 2 roles" }).click();
  await expect(table.getByRole("row", { name: /Auditor.*Looks on/ })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Edit Planner" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("Dispatcher");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: "Delete Dispatcher" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
  await expect(table.getByRole("row", { name: /Dispatcher/ })).toHaveCount(0);
  await expect(table.getByRole("row", { name: /Auditor/ })).toBeVisible();
});

test("a login whose roles cannot be read leads to the expression", async ({ workbench: { page } }) => {
  await page.getByRole("button", { name: "Try it with the demo identity provider" }).click();
  await expectSucceeded(page);
  await page.getByRole("button", { name: "Back" }).click();
  await page.getByRole("tab", { name: "Access token" }).click();
  const expression = page.getByRole("combobox", { name: "Expression (JMESPath)" });
  await page.getByLabel("Parser").click();
  await page.getByRole("option", { name: "Siemens SAM" }).click();
  await page
    .getByRole("button", { name: "Add sam_account, samauth.role, samauth.tier, samauth.ten" })
    .click();
  await expect(page.getByRole("button", { name: /^Add sam/ })).toHaveCount(0);
  await page.getByRole("button", { name: "Discard" }).click();
  await expression.fill("nowhere");
  await expect(page.getByText("The expression gives nothing in the access token.").first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("button", { name: "Test login" }).click();
  await expect(page.getByRole("heading", { name: "The roles cannot be read" })).toBeVisible({
    timeout: 30_000,
  });
  await page.getByRole("button", { name: "Open Expression for roles" }).click();
  await expect(expression).toBeFocused();
});

/** No violation that axe calls serious or critical (WCAG 2.2 A and AA). */
const expectAccessible = async (page: Page): Promise<void> => {
  await page.evaluate(axeSource);
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as { readonly axe: typeof import("axe-core") };
    const { violations } = await axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
  });
  expect(found).toEqual([]);
};

const expectSucceeded = (page: Page) =>
  expect(page.getByRole("heading", { name: "Login succeeded" })).toBeVisible({ timeout: 30_000 });

const rowOf = (page: Page, attribute: string) =>
  page.getByRole("table", { name: "Attributes" }).first().getByRole("row").filter({ hasText: attribute });

const resultOf = (page: Page, attribute: string) =>
  page.getByRole("table", { name: "Attributes" }).last().getByRole("row").filter({ hasText: attribute });

const writeMapping = async (page: Page): Promise<void> => {
  await page.getByRole("combobox", { name: "Flow" }).click();
  await page.getByRole("option", { name: /^Custom/ }).click();
  const fullname = page.getByRole("combobox", { name: "Expression of Fullname" });
  await fullname.fill("join(', ', [family_name");
  await page.keyboard.press("Escape");
  await expect(page.getByText(/^Syntax error/)).toBeVisible();
  // The last value that could be had stays.
  await expect(rowOf(page, "Fullname")).toContainText("Anna Bergmann");
  await fullname.pressSequentially(", given_n");
  await page.getByRole("option", { name: "given_name" }).waitFor();
  await page.keyboard.press("Enter");
  await fullname.pressSequentially("])");
  await expect(rowOf(page, "Fullname")).toContainText("Bergmann, Anna");

  await page.getByRole("button", { name: "Add attribute" }).click();
  await page.getByRole("textbox", { name: "Attribute" }).fill("Department");
  await page.getByRole("combobox", { name: "Expression of Department" }).fill("department");
  await expect(resultOf(page, "Department")).toContainText("IT Operations");
  await expect(page.getByText("Would update")).toBeVisible();

  await expectAccessible(page);
  await page.getByRole("button", { name: "Remove Email" }).click();
  await expect(resultOf(page, "Email")).toContainText("empty");
  await page.getByRole("button", { name: "Undo Email" }).click();
  await expect(resultOf(page, "Email")).toContainText("anna.bergmann@demo.example");
};

const readRoles = async (page: Page): Promise<void> => {
  await page.getByRole("tab", { name: "Access token" }).click();
  const expression = page.getByRole("combobox", { name: "Expression (JMESPath)" });
  await expression.fill("");
  await expect(page.getByText("A custom expression is required", { exact: false }).first()).toBeVisible();
  await expression.fill("['Planner']");
  await expect(page.getByText("no match")).toBeVisible();
};

const addRole = async (page: Page): Promise<void> => {
  await page.getByRole("button", { name: "Add role" }).click();
  const dialog = page.getByRole("dialog", { name: "New role" });
  await expect(dialog.getByLabel("Name")).toHaveValue("Planner");
  await dialog.getByRole("button", { name: "Add role" }).click();
  await expect(page.getByText("There is such a role now", { exact: false })).toBeVisible();
};
