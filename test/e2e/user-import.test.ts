import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, type WorkbenchApp } from "../support/electron-app.ts";

/** The system's dialog is none of the window's: it answers with this file. */
const chooseFile = async ({ app, dataFolder }: WorkbenchApp, name: string, content?: string) => {
  const path = join(dataFolder, name);
  if (content !== undefined) writeFileSync(path, content);
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, path);
};

const importFile = async (workbench: WorkbenchApp, name: string, content?: string) => {
  await chooseFile(workbench, name, content);
  await workbench.page.getByRole("button", { name: "Import", exact: true }).click();
};

/** Marks everybody and exports them; answers what is in the file. */
const exportAll = async ({ app, page, dataFolder }: WorkbenchApp, format: "CSV" | "JSON") => {
  const path = join(dataFolder, `exported.${format.toLowerCase()}`);
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen });
  }, path);
  const side = page.getByRole("complementary", { name: "Selected users" });
  await side.getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: format }).click();
  await expect.poll(() => existsSync(path)).toBe(true);
  return readFileSync(path, "utf8");
};

test("users are imported after a look at what the file does, one with problems when it is right, and exported again", async ({
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
  await expect(dialog.getByRole("button", { name: /^Import/ })).toHaveCount(0);
  await chooseFile(workbench, "wrong.csv", "name,active\nzoe,yes\n");
  await dialog.getByRole("button", { name: "Read again" }).click();
  await expect(dialog.getByRole("button", { name: "Import 1 user", exact: true })).toBeEnabled();
  await chooseFile(workbench, "wrong.csv", "name,active\nzoe,perhaps\n");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await importFile(workbench, "wrong.csv");
  await expect(dialog.getByText("1 problem: nothing can be imported")).toBeVisible();

  const users = Array.from({ length: 300 }, (_, index) => `u${index},User ${index},Buyer\n`).join("");
  await chooseFile(workbench, "users.csv", `username,fullname,roles\n${users}`);
  await dialog.getByRole("button", { name: "Choose another file" }).click();
  await expect(dialog.getByText("username (Name), Fullname, Roles")).toBeVisible();
  await expect(dialog.getByText("The workspace lacks 1 role of the file")).toBeVisible();
  await dialog.getByRole("button", { name: "Import 300 users" }).click();
  await expect(dialog.getByText("300 created, 0 updated, 0 unchanged, 1 role created")).toBeVisible();
  await dialog.getByRole("button", { name: "Close", exact: true }).last().click();
  await expect(page.getByText(/Rows .* of 301/)).toBeVisible();
  await page.getByRole("searchbox").fill("u299");
  await expect(page.getByRole("row", { name: /User 299.*Buyer.*never/ })).toBeVisible();

  await page.getByRole("searchbox").fill("");
  await expect(page.getByText(/Rows .* of 301/)).toBeVisible();
  await page.getByRole("grid", { name: "Users" }).getByRole("checkbox", { name: "Mark all" }).check();
  const csv = await exportAll(workbench, "CSV");
  expect(csv.split("\r\n")).toHaveLength(303);
  expect(csv).toMatch(/\r\nu299,https?:[^,]+,u299,User 299,,true,Buyer\r\n/);
  const json = JSON.parse(await exportAll(workbench, "JSON"));
  expect(json).toHaveLength(301);
  expect(json).toContainEqual(expect.objectContaining({ subject: "u299", roles: ["Buyer"] }));
  expect(readdirSync(workbench.dataFolder).filter((name) => name.endsWith(".part"))).toEqual([]);

  for (const name of ["exported.csv", "exported.json"]) {
    await importFile(workbench, name);
    await expect(dialog.getByRole("definition").filter({ hasText: /^301$/ })).toHaveCount(1);
    await expect(dialog.getByRole("button", { name: "Import", exact: true })).toBeDisabled();
    await dialog.getByRole("button", { name: "Cancel" }).click();
  }
});
