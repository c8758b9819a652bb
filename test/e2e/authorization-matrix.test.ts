import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { openCommandLineProgram } from "../support/command-line-program.ts";
import { expect, test, type WorkbenchApp } from "../support/electron-app.ts";

/** An API that believes any token, and can forget who may delete. */
const api = { server: undefined as Server | undefined, origin: "", everyoneMayDelete: false };

test.beforeEach(async () => {
  api.everyoneMayDelete = false;
  const server = createServer((request, response) => {
    const roles = rolesOf(request.headers.authorization);
    const mayDelete = api.everyoneMayDelete || roles?.includes("Administrator");
    const status = roles === undefined ? 401 : request.method === "DELETE" ? (mayDelete ? 204 : 403) : 200;
    response.writeHead(status, { "content-type": "application/json" });
    response.end(status === 204 ? undefined : JSON.stringify({ roles: roles ?? [] }));
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  api.server = server;
  api.origin = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
});

test.afterEach(async () => {
  api.server?.closeAllConnections();
  await new Promise((resolve) => api.server?.close(resolve));
});

/** The roles that stand in a token; undefined without one. */
const rolesOf = (authorization: string | undefined): readonly string[] | undefined => {
  const payload = authorization?.match(/^Bearer [^.]+\.([^.]+)\./)?.[1];
  if (payload === undefined) return undefined;
  const claims = JSON.parse(Buffer.from(payload, "base64url").toString("utf8")) as { roles?: string[] };
  return claims.roles ?? [];
};

const postmanCollection = () => ({
  info: {
    name: "Orders API",
    schema: "https://schema.getpostman.com/json/collection/v2.1.0/collection.json",
  },
  variable: [{ key: "base", value: api.origin }],
  auth: { type: "bearer", bearer: [{ key: "token", value: "{{token}}", type: "string" }] },
  item: [
    {
      name: "List orders",
      event: [{ listen: "test", script: { exec: ["pm.test('ok', () => pm.response.to.have.status(200))"] } }],
      request: { method: "GET", url: { raw: "{{base}}/orders", host: ["{{base}}"], path: ["orders"] } },
    },
    {
      name: "Admin",
      item: [
        {
          name: "Delete order",
          request: {
            method: "DELETE",
            url: { raw: "{{base}}/orders/1", host: ["{{base}}"], path: ["orders", "1"] },
          },
        },
      ],
    },
  ],
});

const section = (page: Page, name: string) => page.getByRole("navigation").getByRole("button", { name });

const signInBoth = async (workbench: WorkbenchApp): Promise<void> => {
  const { page } = workbench;
  await page.getByRole("button", { name: "Try it with the demo identity provider" }).click();
  await expect(page.getByRole("heading", { name: "Login succeeded" })).toBeVisible({ timeout: 30_000 });
  workbench.planBrowser({ user: "tom" });
  await section(page, "Configurations").click();
  await page.getByLabel("Allowed origins").fill(api.origin);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("button", { name: "Test login" }).click();
  await expect(page.getByRole("heading", { name: "Login succeeded" })).toBeVisible({ timeout: 30_000 });
};

const importCollection = async ({ app, page, dataFolder }: WorkbenchApp): Promise<void> => {
  const path = join(dataFolder, "orders.postman_collection.json");
  writeFileSync(path, JSON.stringify(postmanCollection()));
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, path);
  await section(page, "Requests").click();
  await page.getByRole("button", { name: "Import", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: /file/i }).first().click();
  await expect(dialog.getByText(/script/i).first()).toBeVisible();
  await dialog.getByRole("button", { name: "Import 2 requests" }).click();
  await expect(dialog).toHaveCount(0);
};

/** Runs the collection as one user, then as the other, and looks at what came of it. */
const runAsBoth = async (page: Page): Promise<void> => {
  await page.getByRole("treeitem", { name: /^Orders API/ }).click({ button: "right" });
  await page.getByRole("menuitem", { name: "Run" }).click();
  const dialog = page.getByRole("dialog", { name: "Run Orders API" });
  await dialog.getByRole("option", { name: /Anna Bergmann/ }).click();
  await dialog.getByRole("option", { name: /Tom Hale/ }).click();
  await dialog.getByRole("button", { name: "Run", exact: true }).click();
  const steps = page.getByRole("row", { name: /Delete order/ });
  await expect(steps.filter({ hasText: "204" })).toHaveCount(1);
  await expect(steps.filter({ hasText: "403" })).toHaveCount(1);
  await section(page, "Requests").click();
};

/** The same data without a window: what the API lets in decides over the exit code. */
const runFromTheCommandLine = async ({ dataFolder }: WorkbenchApp): Promise<void> => {
  const program = await openCommandLineProgram(async () => {});
  const run = () =>
    program.run([
      "run",
      "Orders API/Admin",
      "--as",
      "Tom Hale",
      "--report",
      "junit",
      `--user-data-dir=${dataFolder}`,
    ]);
  try {
    const passed = await run();
    expect(passed, passed.stderr).toMatchObject({ exitCode: 0 });
    expect(passed.stdout).toContain('failures="0"');
    api.everyoneMayDelete = false;
    const failed = await run();
    expect(failed, failed.stderr).toMatchObject({ exitCode: 1 });
    expect(failed.stdout).toContain('failures="1"');
    expect(passed.stdout + passed.stderr + failed.stdout + failed.stderr).not.toContain("eyJ");
  } finally {
    await program.dispose();
  }
};

const cell = (page: Page, name: string | RegExp) => page.getByRole("gridcell", { name });

const saveReport = async ({ app, page, dataFolder }: WorkbenchApp): Promise<string> => {
  const path = join(dataFolder, "matrix.xml");
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen });
  }, path);
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await page.getByRole("menuitem", { name: /JUnit/ }).click();
  await expect.poll(() => existsSync(path)).toBe(true);
  return readFileSync(path, "utf8");
};

test("a collection of Postman is run as two users, and what an API lets in since then is found", async ({
  workbench,
}) => {
  const { page } = workbench;
  await signInBoth(workbench);
  await importCollection(workbench);

  await runAsBoth(page);

  const matrixRow = page.getByRole("treeitem", { name: "Authorization matrix" }).last();
  await matrixRow.click();
  await expect(page.getByRole("heading", { name: "New authorization matrix" })).toBeVisible();
  await page.getByRole("button", { name: "Remove Expired" }).click();
  await page.getByRole("button", { name: "Save", exact: true }).click();

  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(cell(page, "DELETE /orders/1 as Tom Hale: 403, refused")).toBeVisible();
  await expect(cell(page, "DELETE /orders/1 as Anna Bergmann: 204, allowed")).toBeVisible();
  await expect(cell(page, "GET /orders as Anonymous: 401, refused")).toBeVisible();
  await page.getByRole("button", { name: "Keep as expectation" }).click();
  await expect(page.getByText("6 as expected")).toBeVisible();

  api.everyoneMayDelete = true;
  await page.getByRole("button", { name: "Run", exact: true }).click();
  const broken = cell(page, "DELETE /orders/1 as Tom Hale: 204, allowed, expected 403, changed");
  await expect(broken).toBeVisible();
  await broken.click();
  const side = page.getByRole("complementary", { name: "Cell" });
  await expect(side.getByText("Not as expected")).toBeVisible();
  await expect(side.getByText("403, refused").first()).toBeVisible();
  const junit = await saveReport(workbench);
  expect(junit).toMatch(/<testsuites?[^>]* failures="1"/);
  expect(junit).not.toContain("eyJ");

  // What is expected is set by a key, where it was the expectation that was wrong.
  await broken.press("a");
  await expect(page.getByText("6 as expected")).toBeVisible();
  await side.getByRole("button", { name: "Open exchange" }).click();
  await expect(page.getByText("204 No Content").first()).toBeVisible();

  await workbench.close();
  await runFromTheCommandLine(workbench);
});
