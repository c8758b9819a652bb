import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "../support/electron-app.ts";

const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/interchange/${name}`, import.meta.url));

test("a Postman collection is imported after a look at it, taken back, imported again and exported for Git", async ({
  workbench,
}) => {
  const { app, page, dataFolder } = workbench;
  await page.getByRole("button", { name: /^Requests/ }).click();
  const dialog = page.getByRole("dialog");

  await page.getByRole("button", { name: "Import", exact: true }).click();
  await dialog.getByRole("textbox", { name: "Paste" }).fill("what is this");
  await dialog.getByRole("button", { name: "Preview" }).click();
  await expect(dialog.getByText("This is none of the formats that can be imported.")).toBeVisible();

  await app.evaluate(({ dialog: system }, path) => {
    system.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
  }, fixture("postman-2.1.json"));
  await dialog.getByRole("button", { name: "Choose file" }).click();
  await expect(dialog.getByText("12 things left out or changed")).toBeVisible();
  await dialog.getByRole("textbox", { name: "Name" }).fill("Orders of Northwind");
  await dialog.getByRole("button", { name: "Import 8 requests" }).click();
  await expect(page.getByRole("heading", { name: "Health" })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Orders of Northwind")).toHaveCount(0);

  await page.getByRole("button", { name: "Import", exact: true }).click();
  await dialog.getByRole("button", { name: "Choose file" }).click();
  await dialog.getByRole("button", { name: "Import 8 requests" }).click();
  await page.getByRole("button", { name: "Copy as cURL" }).click();
  await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toContain(
    "curl https://api.northwind.example/health",
  );

  const target = join(dataFolder, "exported");
  mkdirSync(target);
  await app.evaluate(({ dialog: system }, path) => {
    system.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
  }, target);
  await page.getByText("Orders API", { exact: true }).first().click({ button: "right" });
  await page.getByRole("menuitem", { name: "Export" }).click();
  await dialog.getByRole("button", { name: "Export", exact: true }).click();
  await expect(dialog.getByText("8 requests, 2 folders, 5 variables written to orders-api")).toBeVisible();
  expect(existsSync(join(target, "orders-api", "orders", "create-order.yaml"))).toBe(true);
  expect(readFileSync(join(target, "orders-api", "folder.yaml"), "utf8")).not.toContain("4711");
});
