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

test("two logins as two users are compared, and one of them is deleted", async ({ workbench }) => {
  const { page } = workbench;
  await test.step("sign in as Anna, then as Marco", async () => {
    await page.getByRole("button", { name: "Try it with the demo identity provider" }).click();
    await expectSucceeded(page, "Anna Bergmann");
    workbench.planBrowser({ user: "marco" });
    await page.getByRole("button", { name: "Test login" }).click();
    await expectSucceeded(page, "Marco Rossi");
  });
  await seeWhatChanged(page);
  await compare(page);
  await deleteOne(workbench);
});

test("secrets are kept with one login's trace when that is asked for, and shown on a click", async ({
  workbench: { page },
}) => {
  await page.getByRole("button", { name: "Try it with the demo identity provider" }).click();
  await expectSucceeded(page, "Anna Bergmann");
  await page.getByRole("button", { name: "Back" }).click();
  await page.getByRole("button", { name: "Ways to test" }).click();
  await page.getByRole("menuitemcheckbox", { name: /^Keep secrets with this login's trace/ }).click();
  await expect(page.getByText("the next login keeps its secrets", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Test login" }).click();
  await expectSucceeded(page, "Anna Bergmann");
  await expect(page.getByText("raw values kept")).toBeVisible();

  await page.getByRole("tab", { name: "Sequence" }).click();
  const secret = page.getByText(/^Bearer eyJ/);
  const exchange = page.getByRole("region", { name: "Exchange" });
  await expect(exchange.getByRole("img", { name: "Masked" }).first()).toBeVisible();
  await page.getByRole("button", { name: "Reveal" }).click();
  await expect(secret).toBeVisible();
  await page.getByRole("button", { name: "Hide" }).click();
  await expect(secret).toHaveCount(0);
  await page.getByRole("button", { name: "Reveal" }).click();
  await expect(secret).toBeVisible();
  await page.getByRole("option", { name: /POST \/token/ }).click();
  await page.getByRole("option", { name: /GET \/me/ }).click();
  await expect(secret).toHaveCount(0);

  await page.getByRole("button", { name: "Test login" }).click();
  await expectSucceeded(page, "Anna Bergmann");
  await expect(page.getByText("raw values kept")).toHaveCount(0);
});

const expectSucceeded = async (page: Page, user: string): Promise<void> => {
  await expect(page.getByRole("heading", { name: "Login succeeded" })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(user).first()).toBeVisible();
};

/** What the second login made of its user, and what UserInfo said. */
const seeWhatChanged = async (page: Page): Promise<void> => {
  await page.getByRole("tab", { name: /^Provisioning/ }).click();
  const attributes = page.getByRole("table", { name: "Attributes" });
  await expect(page.getByRole("heading", { name: "User created" })).toBeVisible();
  await expect(attributes.getByRole("row", { name: /^Fullname empty Marco Rossi/ })).toBeVisible();
  await page.getByRole("tab", { name: "UserInfo" }).click();
  await expect(
    page.getByRole("table", { name: "Claims of UserInfo" }).getByText("marco.rossi@demo.example"),
  ).toBeVisible();
  await expectAccessible(page);
};

/** Picked by the keyboard; the older run stands at the left, until the sides are swapped. */
const compare = async (page: Page): Promise<void> => {
  await page.getByRole("button", { name: "Compare" }).click();
  const search = page.getByRole("searchbox", { name: "Configuration, user or error" });
  await search.fill("bergm");
  const found = page.getByRole("listbox", { name: "Login runs" }).getByRole("option");
  await expect(found).toHaveCount(1);
  await expect(found).toContainText("Anna Bergmann");
  await search.press("Enter");
  await expect(page.getByRole("region", { name: "Left" })).toContainText("Anna Bergmann");
  await expect(page.getByRole("region", { name: "Right" })).toContainText("Marco Rossi");

  await page.getByRole("tab", { name: /^Claims/ }).click();
  const claims = page.getByRole("table", { name: "Claims of both runs" });
  const name = claims.getByRole("row", { name: /^name / }).first();
  await expect(name).toContainText("Anna Bergmann");
  await expect(name).toContainText("Marco Rossi");
  await expect(claims.getByRole("row", { name: /^sub / }).first()).toBeVisible();
  await expect(claims.getByRole("row", { name: /^roles .*Administrator.*Approver/ }).first()).toBeVisible();
  await expectAccessible(page);

  const ofIssuer = claims.getByRole("row", { name: /^iss / });
  const ofNonce = claims.getByRole("row", { name: /^nonce / });
  await expect(ofIssuer).toHaveCount(0);
  await page.getByRole("switch", { name: "Only differences" }).uncheck();
  await expect(ofIssuer.first()).toBeVisible();
  await expect(ofNonce).toHaveCount(0);
  await page.getByRole("switch", { name: "Show what differs every time" }).check();
  await expect(ofNonce.first()).toBeVisible();

  await page.getByRole("button", { name: "Swap sides" }).click();
  await expect(page.getByRole("region", { name: "Left" })).toContainText("Marco Rossi");
};

const deleteOne = async ({ page }: WorkbenchApp): Promise<void> => {
  await page.getByRole("navigation").getByRole("button", { name: "Activity" }).click();
  await page.getByRole("tab", { name: "Logins" }).click();
  const rows = page.getByRole("grid", { name: "Login runs" }).getByRole("row", { name: /Demo identity/ });
  await expect(rows).toHaveCount(2);
  await page.getByRole("searchbox").fill("rossi");
  await expect(rows).toHaveCount(1);
  await page.getByRole("searchbox").fill("");
  await expect(rows).toHaveCount(2);
  await expectAccessible(page);

  await page.getByRole("searchbox").press("ArrowDown");
  await page.keyboard.press("Space");
  await expect(page.getByText("1 marked")).toBeVisible();
  await page.keyboard.press("Delete");
  await page
    .getByRole("alertdialog", { name: "Delete this login run?" })
    .getByRole("button", { name: "Delete" })
    .click();
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText("Anna Bergmann");
  await expect(rows).toBeFocused();
  await page.keyboard.press("Delete");
  await page.getByRole("alertdialog").getByRole("button", { name: "Cancel" }).click();
  const kept = await page.evaluate(async () => {
    const list = await window.workbench.call("login.list", { limit: 10 });
    return list.ok ? list.value.map(({ user }) => user?.fullname) : list.error.code;
  });
  expect(kept).toEqual(["Anna Bergmann"]);
};

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
