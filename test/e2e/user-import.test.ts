import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, type WorkbenchApp } from "../support/electron-app.ts";

/** The system's dialog is none of the window's: it answers with this file. */
const importFile = async ({ app, page, dataFolder }: WorkbenchApp, name: string, content: string) => {
  const path = join(dataFolder, name);
  writeFileSync(path, content);
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, path);
  await page.getByRole("button", { name: "Import", exact: true }).click();
};

test("users are imported after a look at what the file does; one with problems is not", async ({
  workbench,
}) => {
  const { page } = workbench;
  await page.getByRole("button", { name: "Try it with the demo identity provider" }).click();
  await expect(page.getByRole("heading", { name: "Login succeeded" })).toBeVisible({ timeout: 30_000 });
  await page.getByRole("button", { name: /^Users/ }).click();

  await importFile(workbench, "wrong.csv", "name,active\nzoe,perhaps\nyan,yes\nyan,yes\n");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("2 problems: nothing can be imported")).toBeVisible();
  await expect(dialog.getByText("Line 2: Active must be true or false.")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Import", exact: true })).toBeDisabled();
  await dialog.getByRole("button", { name: "Cancel" }).click();

  const users = Array.from({ length: 300 }, (_, index) => `u${index},User ${index},Buyer\n`).join("");
  await importFile(workbench, "users.csv", `username,fullname,roles\n${users}`);
  await expect(dialog.getByText("username (Name), Fullname, Roles")).toBeVisible();
  await expect(dialog.getByText("The workspace lacks 1 role of the file")).toBeVisible();
  await dialog.getByRole("button", { name: "Import 300 users" }).click();
  await expect(dialog.getByText("300 created, 0 updated, 0 unchanged, 1 role created")).toBeVisible();
  await dialog.getByRole("button", { name: "Close", exact: true }).last().click();
  await expect(page.getByText(/Rows .* of 301/)).toBeVisible();
  await page.getByRole("searchbox").fill("u299");
  await expect(page.getByRole("row", { name: /User 299.*Buyer.*never/ })).toBeVisible();
});
