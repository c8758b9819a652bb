import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { bundleProgram } from "../support/bundle-program.ts";
import { electronPath, expect, test } from "../support/electron-app.ts";

const USERS = 1_000_000;
const ROW_PX = 28;

test("a million users are scrolled to the middle and to the end, and searched", async ({ workbench }) => {
  test.setTimeout(180_000);
  await workbench.close();
  await seed(workbench.dataFolder);
  await workbench.relaunch();
  const { page } = workbench;
  await page.keyboard.press("Control+2");
  const table = page.getByRole("grid", { name: "Users" });
  const foot = page.getByText(/^Rows /);
  await expect(table).toHaveAttribute("aria-rowcount", String(USERS + 1));
  await expect(page.getByText(/^1,000,000 · \d+ ms$/)).toBeVisible();
  const rowAt = (index: number) => table.locator(`[aria-rowindex="${index + 2}"]`);

  await test.step("dragged to the middle, and on by the wheel in both directions", async () => {
    await table.getByRole("button", { name: "Email" }).click();
    await expect(rowAt(0)).toContainText("given0.s0.0@northwind.example");
    await table.evaluate((element) => {
      element.scrollTop = element.scrollHeight / 2;
    });
    await expect(foot).toHaveText(/^Rows (499,9\d\d|500,0\d\d)–500,0\d\d of 1,000,000$/);
    const middle = rowAt(500_000);
    await expect(middle).toContainText("@northwind.example");
    const email = await middle.textContent();
    await table.hover();
    for (const pixels of [300 * ROW_PX, -600 * ROW_PX, 300 * ROW_PX]) {
      await page.mouse.wheel(0, pixels);
      await expect(table.locator("[aria-rowindex]").nth(10)).toContainText("@");
    }
    await expect(middle).toHaveText(email ?? "");
  });

  await test.step("to the last one and back by key, which selects", async () => {
    await rowAt(500_000).click();
    await expect(rowAt(500_000)).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("End");
    await expect(rowAt(USERS - 1)).toHaveAttribute("aria-selected", "true");
    await expect(rowAt(USERS - 1)).toContainText("given996.s");
    await page.keyboard.press("PageUp");
    await expect(table.getByRole("row", { selected: true })).toContainText("given996.s");
    await page.keyboard.press("Home");
    await expect(rowAt(0)).toHaveAttribute("aria-selected", "true");
  });

  await test.step("searched for what all have, and for one; the list begins at its top", async () => {
    await table.evaluate((element) => {
      element.scrollTop = element.scrollHeight / 3;
    });
    await page.getByRole("searchbox").fill("northwind");
    await expect(foot).toHaveText(/^Rows 1–\d+ of 1,000,000$/);
    await expect(rowAt(0)).toContainText("given0.s0.0@northwind.example");
    await page.getByRole("searchbox").fill("given7.s4256.979");
    await expect(table.getByRole("row", { name: /@/ })).toHaveCount(1);
    await expect(page.getByText(/^1 of 1,000,000 · \d+ ms$/)).toBeVisible();
  });

  await test.step("filtered by a role, all of whom are counted", async () => {
    await page.getByRole("searchbox").fill("");
    await page.getByRole("button", { name: "Role", exact: true }).click();
    await page.getByRole("menuitem", { name: "Administrator" }).click();
    await expect(page.getByText(/^1,000 of 1,000,000 · \d+ ms$/)).toBeVisible();
  });
});

/** In a process of its own, as the native modules are those of Electron. */
const seed = async (dataFolder: string): Promise<void> => {
  const program = await bundleProgram(new URL("../support/many-users-program.ts", import.meta.url));
  try {
    await promisify(execFile)(await electronPath(), [program.path, dataFolder, String(USERS)], {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" },
    });
  } finally {
    program.remove();
  }
};
