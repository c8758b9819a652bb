import type { Page } from "@playwright/test";
import { expect, test, type WorkbenchApp } from "../support/electron-app.ts";

test("users are filtered, marked, deactivated and forgotten, and both are undone", async ({ workbench }) => {
  const { page } = workbench;
  await signInTwo(workbench);
  const table = page.getByRole("grid", { name: "Users" });
  const rows = table.getByRole("row", { name: /@/ });
  await expect(rows).toHaveCount(2);

  await test.step("sort by a head, with the pointer and with the keyboard", async () => {
    await table.getByRole("button", { name: "Fullname" }).click();
    await expect(rows.first()).toContainText("Anna Bergmann");
    await table.getByRole("button", { name: "Fullname" }).press("Enter");
    await expect(rows.first()).toContainText("Marco Rossi");
    await expect(table.getByRole("columnheader", { name: "Fullname" })).toHaveAttribute(
      "aria-sort",
      "descending",
    );
  });

  await test.step("mark with Space and Shift, and deactivate", async () => {
    await rows.first().focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Shift+Space");
    const side = page.getByRole("complementary", { name: "Selected users" });
    await expect(side.getByRole("heading")).toHaveText("2 users selected");
    await side.getByRole("button", { name: "Deactivate" }).click();
    await expect(page.getByText("2 users deactivated").first()).toBeVisible();
    await expect(table.getByRole("img", { name: "Inactive" })).toHaveCount(2);
  });

  await test.step("filter by state, undo, and clear the filter", async () => {
    await page.getByRole("button", { name: "State" }).click();
    await page.getByRole("menuitem", { name: "Inactive" }).click();
    await expect(rows).toHaveCount(2);
    await page.getByRole("region", { name: "Undo" }).getByRole("button", { name: "Undo" }).click();
    await expect(page.getByText("No user matches.")).toBeVisible();
    await page.getByRole("button", { name: "Remove the filter State: Inactive" }).click();
    await expect(rows).toHaveCount(2);
  });

  await test.step("forget all that match, and undo it", async () => {
    await table.getByRole("checkbox", { name: "Mark all" }).check();
    const side = page.getByRole("complementary", { name: "Selected users" });
    await expect(side.getByRole("heading")).toHaveText("2 users selected");
    await side.getByRole("button", { name: "Forget" }).click();
    const question = page.getByRole("alertdialog", { name: "Forget 2 users?" });
    await question.getByRole("button", { name: "Forget" }).click();
    await expect(page.getByText("No users yet")).toBeVisible();
    await page.getByRole("region", { name: "Undo" }).getByRole("button", { name: "Undo" }).click();
    await expect(rows).toHaveCount(2);
    await expect(rows.first()).toContainText("none");
  });
});

const signInTwo = async (workbench: WorkbenchApp) => {
  const { page } = workbench;
  await page.getByRole("button", { name: "Try it with the demo identity provider" }).click();
  await expectSucceeded(page, "Anna Bergmann");
  workbench.planBrowser({ user: "marco" });
  await page.getByRole("button", { name: "Test login" }).click();
  await expectSucceeded(page, "Marco Rossi");
  await page.keyboard.press("Control+2");
};

const expectSucceeded = async (page: Page, user: string): Promise<void> => {
  await expect(page.getByRole("heading", { name: "Login succeeded" })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(user).first()).toBeVisible();
};
