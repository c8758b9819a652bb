import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import type { WorkbenchBridge } from "../../shared/contract/bridge.ts";
import { expect, test, type WorkbenchApp } from "../support/electron-app.ts";

declare global {
  interface Window {
    readonly workbench: WorkbenchBridge;
  }
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

test("a request is sent as several, a refusal is explained, two answers are compared, the history is searched", async ({
  workbench,
}) => {
  const { page } = workbench;
  await signInTwo(workbench);
  await sendAndReplay(page);
  await seeTheAnswer(page);
  await seeWhyRefused(page);
  await compareTwo(page);
  await searchTheHistory(page);
  await runTheCollection(page);
});

const signInTwo = (workbench: WorkbenchApp) =>
  test.step("sign in as Anna, then as Marco", async () => {
    const { page } = workbench;
    await page.getByRole("button", { name: "Try it with the demo identity provider" }).click();
    await expectSucceeded(page, "Anna Bergmann");
    workbench.planBrowser({ user: "marco" });
    await page.getByRole("button", { name: "Test login" }).click();
    await expectSucceeded(page, "Marco Rossi");
  });

const expectSucceeded = async (page: Page, user: string): Promise<void> => {
  await expect(page.getByRole("heading", { name: "Login succeeded" })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(user).first()).toBeVisible();
};

const exchanges = (page: Page) => page.getByRole("listbox", { name: "Exchanges" }).getByRole("option");

const sendAndReplay = (page: Page) =>
  test.step("send as Marco, and again as Anna and as nobody at once", async () => {
    const api = await page.evaluate(async () => {
      const status = await window.workbench.call("demo.status", undefined);
      return status.ok ? (status.value.apiBaseUrl ?? "") : "";
    });
    await page.getByRole("button", { name: "Send a request" }).click();
    await page.getByLabel("URL", { exact: true }).fill(`${api}/orders`);
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await expect(page.getByText("200 OK")).toBeVisible();
    await expect(exchanges(page)).toHaveCount(1);

    await page.getByRole("button", { name: "Replay as" }).click();
    const dialog = page.getByRole("dialog", { name: "Replay as" });
    await dialog.getByRole("option", { name: /^Anna Bergmann/ }).click();
    await dialog.getByRole("option", { name: /^Anonymous/ }).click();
    await expect(dialog.getByRole("img", { name: "chosen" })).toHaveCount(2);
    await dialog.getByRole("button", { name: "Send as 2" }).click();
    await expect(exchanges(page)).toHaveCount(3);
    await expect(exchanges(page).filter({ hasText: "Marco Rossi" })).toHaveCount(1);
  });

const seeTheAnswer = (page: Page) =>
  test.step("see where the time went and what was sent", async () => {
    await exchanges(page).filter({ hasText: "Anna Bergmann" }).click();
    await page.getByRole("tab", { name: "Timing" }).click();
    await expect(page.getByRole("table", { name: "Times" })).toContainText("wait");
    await page.getByRole("tab", { name: "Request as sent" }).click();
    const sent = page.getByRole("region", { name: "Request as sent" });
    await expect(sent).toContainText("Sent again as it was recorded.");
    await expect(sent.getByRole("img", { name: "Masked" })).toHaveCount(1);
    await page.getByRole("tab", { name: "Body" }).nth(-1).click();
    await expectAccessible(page);
  });

const seeWhyRefused = (page: Page) =>
  test.step("see why nobody was refused, and who would not be", async () => {
    await exchanges(page).filter({ hasText: "Anonymous" }).click();
    const why = page.getByRole("region", { name: "Explanation" });
    await expect(why).toContainText("No token was sent");
    await expect(why.getByRole("button", { name: "Replay as" })).toBeVisible();
    await expectAccessible(page);
  });

const compareTwo = (page: Page) =>
  test.step("mark two by the keyboard and compare them", async () => {
    await exchanges(page).filter({ hasText: "Anonymous" }).press("Space");
    await exchanges(page).filter({ hasText: "Marco Rossi" }).click();
    await exchanges(page).filter({ hasText: "Marco Rossi" }).press("Space");
    await expect(exchanges(page).filter({ hasText: "marked" })).toHaveCount(2);
    await page.getByRole("button", { name: "Compare" }).click();
    await expect(page.getByRole("region", { name: "Left" })).toContainText("Marco Rossi");
    await expect(page.getByRole("region", { name: "Right" })).toContainText("Anonymous");
    const table = page.getByRole("table", { name: "Differences of both exchanges" });
    await expect(table.getByRole("row", { name: /^status 200 .*401/ })).toBeVisible();
    await expect(table.getByRole("row", { name: /^www-authenticate absent/ })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Swap sides" }).click();
    await expect(page.getByRole("region", { name: "Left" })).toContainText("Anonymous");
  });

const searchTheHistory = (page: Page) =>
  test.step("find exchanges in the history, and delete one", async () => {
    await page.getByRole("button", { name: /^History/ }).click();
    const rows = page.getByRole("grid", { name: "Exchanges" }).getByRole("row", { name: /GET/ });
    await expect(rows).toHaveCount(3);
    await expect(page.getByRole("link", { name: "kept 90 days" })).toBeVisible();
    await page.getByRole("searchbox", { name: "URL, identity or name of the request" }).fill("rossi");
    await expect(rows).toHaveCount(1);
    await expect(rows).toContainText("Marco Rossi");
    await page.getByRole("button", { name: "Clear" }).last().click();
    await page.getByRole("button", { name: "Status" }).click();
    await page.getByRole("menuitem", { name: /^401/ }).click();
    await expect(rows).toHaveCount(1);
    await expect(rows).toContainText("Anonymous");
    await expectAccessible(page);

    await rows.press("Space");
    await expect(page.getByText("1 marked")).toBeVisible();
    await rows.press("Delete");
    await page
      .getByRole("alertdialog", { name: "Delete 1 exchange?" })
      .getByRole("button", { name: "Delete" })
      .click();
    await expect(page.getByText("No exchange matches.")).toBeVisible();
    await page.getByRole("button", { name: "Clear" }).first().click();
    await expect(rows).toHaveCount(2);
  });

const runTheCollection = (page: Page) =>
  test.step("run a collection as two users, and look at what failed", async () => {
    await page.getByRole("treeitem", { name: /^Demo API/ }).click({ button: "right" });
    await page.getByRole("menuitem", { name: "Run" }).click();
    const dialog = page.getByRole("dialog", { name: "Run Demo API" });
    await dialog.getByRole("option", { name: /^Anna Bergmann/ }).click();
    await dialog.getByRole("option", { name: /^Anonymous/ }).click();
    await dialog.getByRole("button", { name: "Run", exact: true }).click();
    await expect(page.getByText("3 requests as 2 identities", { exact: false })).toBeVisible();
    const steps = page
      .getByRole("grid", { name: "Requests of the run" })
      .getByRole("row", { name: /Anonymous/ });
    await expect(steps.filter({ hasText: "401" })).toHaveCount(3);
    await page.getByRole("radio", { name: "Not passed" }).check({ force: true });
    await steps.first().click();
    await expect(page.getByRole("region", { name: "Result" })).toContainText("failed");
    await expectAccessible(page);
    await page.getByRole("link", { name: "Open exchange" }).click();
    await expect(page.getByRole("region", { name: "Explanation" })).toContainText("No token was sent");
    await page.goBack();
    await expect(page.getByRole("listbox", { name: "Runs" }).getByRole("option")).toHaveCount(1);
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
