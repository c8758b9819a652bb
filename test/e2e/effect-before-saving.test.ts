import type { Page } from "@playwright/test";
import { expect, test } from "../support/electron-app.ts";

test("what a mapping does to everybody who is known is seen before it is saved, and comes true", async ({
  workbench: { page },
}) => {
  await page.getByRole("button", { name: "Try it with the demo identity provider" }).click();
  await expectSucceeded(page);
  await page.getByRole("button", { name: "Back" }).click();
  await page.getByRole("tab", { name: "Provisioning" }).click();
  await page.getByRole("combobox", { name: "Flow" }).click();
  await page.getByRole("option", { name: /^Custom/ }).click();
  await page.getByRole("combobox", { name: "Expression of Fullname" }).fill("email");
  await page.keyboard.press("Escape");

  const effect = page.getByRole("region", { name: "Effect on 1 known user" });
  await expect(
    page.getByText("2 changes, not saved. 1 user gets another Fullname at the next login."),
  ).toBeVisible();
  await expect(effect.getByRole("row", { name: /Anna Bergmann/ })).toContainText(
    "anna.bergmann@demo.example",
  );
  await effect.getByRole("button", { name: "Fullname" }).click();
  await expect(effect.getByRole("grid").getByRole("row")).toHaveCount(2);

  await page.getByRole("combobox", { name: "Expression of Fullname" }).fill("nickname");
  await page.keyboard.press("Escape");
  await expect(page.getByText("1 user loses Fullname at the next login.")).toBeVisible();
  // What cannot be read leaves the effect as it is, and the next that can has its own.
  await page.getByRole("combobox", { name: "Expression of Fullname" }).fill("join(");
  await page.keyboard.press("Escape");
  await expect(page.getByText(/^Syntax error/)).toBeVisible();
  await expect(page.getByText("2 changes, not saved.", { exact: true })).toBeVisible();
  await page.getByRole("combobox", { name: "Expression of Fullname" }).fill("nickname");
  await page.keyboard.press("Escape");
  await expect(page.getByText("1 user loses Fullname at the next login.")).toBeVisible();

  await page.getByRole("button", { name: "Discard" }).click();
  await expect(page.getByText("not saved")).toHaveCount(0);
  await page.getByRole("combobox", { name: "Flow" }).click();
  await page.getByRole("option", { name: /^Custom/ }).click();
  await page.getByRole("combobox", { name: "Expression of Fullname" }).fill("email");
  await page.keyboard.press("Escape");
  await expect(page.getByText("1 user gets another Fullname at the next login.")).toBeVisible();

  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("not saved")).toHaveCount(0);
  await page.getByRole("button", { name: "Test login" }).click();
  await expectSucceeded(page);
  await page.getByRole("tab", { name: /^Provisioning/ }).click();
  const fullname = page.getByRole("table", { name: "Attributes" }).getByRole("row", { name: /Fullname/ });
  await expect(fullname).toContainText("anna.bergmann@demo.example");
});

const expectSucceeded = (page: Page) =>
  expect(page.getByRole("heading", { name: "Login succeeded" })).toBeVisible({ timeout: 30_000 });
