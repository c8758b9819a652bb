import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/electron-app.ts";

const SECRET = "marked-key-of-the-api";

let api: Server;
let origin: string;
/** What the API was sent: method, path, the key, and the body. */
let received: string[];

test.beforeEach(async () => {
  received = [];
  api = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => {
      body += chunk.toString("utf8");
    });
    request.on("end", () => {
      if (request.url === "/never") return;
      received.push(
        [request.method, request.url, request.headers["x-api-key"] ?? "-", body].join(" ").trim(),
      );
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ id: 7, customer: "Northwind" }));
    });
  });
  api.listen(0, "127.0.0.1");
  await once(api, "listening");
  origin = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
});

test.afterEach(() => {
  api.closeAllConnections();
  api.close();
});

test("requests in a collection with variables, tabs and an order of their own, also after a restart", async ({
  workbench,
}) => {
  await openRequests(workbench.page);
  await makeCollection(workbench.page);
  await makeEnvironment(workbench.page);
  await saveAndSend(workbench.page);
  await expectOfTheAnswer(workbench.page);
  await workWithTabs(workbench.page);
  await putInOrder(workbench.page);
  expect(secretsIn(workbench.dataFolder)).toEqual([]);

  await workbench.relaunch();
  await findAllAgain(workbench.page);
});

test("a cURL command is pasted, a sending is cancelled with Escape; in a small window list and request are one pane", async ({
  workbench: { page, app },
}) => {
  await openRequests(page);
  await app.evaluate(
    ({ clipboard }, text) => clipboard.writeText(text),
    `curl -X PATCH '${origin}/orders/7?a=1' -H 'X-API-Key: k' -d '{"b": 2}' --cookie-jar jar.txt`,
  );
  await url(page).focus();
  await page.keyboard.press("ControlOrMeta+v");
  await expect(url(page)).toHaveValue(`${origin}/orders/7?a=1`);
  await expect(page.getByRole("combobox", { name: "Method" })).toContainText("PATCH");
  await expect(page.getByText(/cookie-jar/)).toBeVisible();

  await url(page).fill(`${origin}/never`);
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(page.getByRole("button", { name: "Cancel", exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText("Cancelled", { exact: true }).first()).toBeVisible();

  await saveAs(page, "Never answered", undefined);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(900, 600));
  await expect(page.getByRole("tree", { name: "Requests" })).toBeHidden();
  await page.getByRole("button", { name: "Back" }).click();
  await expect(row(page, /Never answered/)).toBeVisible();
  await page.getByRole("tree", { name: "Requests" }).focus();
  await page.keyboard.press("Enter");
  await expect(url(page)).toHaveValue(`${origin}/never`);
});

const openRequests = (page: Page) =>
  page
    .getByRole("navigation", { name: "Sections" })
    .getByRole("button", { name: /^Requests/ })
    .click();

const choose = async (page: Page, menu: string, item: string): Promise<void> => {
  await page.getByRole("button", { name: menu, exact: true }).first().click();
  await page.getByRole("menuitem", { name: item }).click();
};

const row = (page: Page, name: RegExp | string) => page.getByRole("treeitem", { name });
const url = (page: Page) => page.getByLabel("URL", { exact: true });
const openTabs = (page: Page) => page.getByRole("navigation", { name: "Open requests" });

const makeCollection = (page: Page) =>
  test.step("make a collection with a folder", async () => {
    await choose(page, "New", "Collection");
    await page.getByLabel("Name", { exact: true }).fill("Orders API");
    await page.keyboard.press("Enter");
    await row(page, /Orders API/).click({ button: "right" });
    await page.getByRole("menuitem", { name: "New folder" }).click();
    await page.getByLabel("Name", { exact: true }).fill("Changes");
    await page.keyboard.press("Enter");
    await expect(row(page, /Changes/)).toHaveAttribute("aria-level", "2");
  });

const makeEnvironment = (page: Page) =>
  test.step("make an environment with a variable and a secret", async () => {
    await choose(page, "New", "Environment");
    await page.getByLabel("Name of the environment").fill("Acceptance");
    await page.getByLabel("Name of new variable").fill("base");
    await page.getByLabel("Value of base").fill(origin);
    await page.getByLabel("Name of new variable").fill("key");
    await page.getByLabel("key is secret").check();
    await page.getByLabel("Value of key").fill(SECRET);
    await page.keyboard.press("ControlOrMeta+s");
    await expect(page.getByRole("img", { name: "The value of key is kept" })).toBeVisible();
    await expect(page.getByRole("combobox", { name: "Environment" })).toContainText("Acceptance");
    expect(await page.content()).not.toContain(SECRET);
  });

const saveAndSend = (page: Page) =>
  test.step("write requests with variables, save and send them", async () => {
    await page.keyboard.press("ControlOrMeta+n");
    await url(page).fill("{{base}}/orders?state=open&state=to%20do");
    await expect(page.getByLabel("Resolved origin")).toHaveText(origin);
    await expect(page.getByLabel("Value of parameter 2")).toHaveValue("to do");
    await page.getByLabel("Value of parameter 1").fill("a & {{key}}");
    await expect(url(page)).toHaveValue("{{base}}/orders?state=a%20%26%20{{key}}&state=to%20do");
    await page.getByRole("button", { name: "Remove parameter state" }).first().click();
    await page.getByRole("tab", { name: "Headers" }).first().click();
    await page.getByLabel("Name of new header").pressSequentially("X-API");
    await expect(page.getByRole("option", { name: "X-API-Key" })).toBeVisible();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(page.getByLabel("Name of header 1")).toHaveValue("X-API-Key");
    await page.getByLabel("Value of header 1").pressSequentially("{{ke");
    await page.keyboard.press("Enter");
    await expect(page.getByLabel("Value of header 1")).toHaveValue("{{key}}");
    await saveAs(page, "List orders", "Orders API");
    await page.keyboard.press("ControlOrMeta+Enter");
    await expect(page.getByText("200 OK")).toBeVisible();
    expect(received).toEqual([`GET /orders?state=to%20do ${SECRET}`]);

    await row(page, /Changes/).click({ button: "right" });
    await page.getByRole("menuitem", { name: "New request" }).click();
    await page.getByRole("combobox", { name: "Method" }).click();
    await page.getByRole("option", { name: "POST" }).click();
    await url(page).fill("{{base}}/orders");
    await page.getByRole("tab", { name: "Body" }).first().click();
    await page.getByRole("button", { name: "No body" }).click();
    await page.getByRole("menuitemcheckbox", { name: "JSON" }).click();
    await page.getByRole("textbox", { name: "Request body" }).fill('{"key": "{{key}}",}');
    await expect(page.getByText(/line 1, column 19/)).toBeVisible();
    await page.getByRole("textbox", { name: "Request body" }).fill('{"key": "{{key}}"}');
    await saveAs(page, "Create order", undefined);
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await expect.poll(() => received.at(-1)).toBe(`POST /orders - {"key": "${SECRET}"}`);
  });

const saveAs = async (page: Page, name: string, collection: string | undefined): Promise<void> => {
  await page.keyboard.press("ControlOrMeta+s");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  if (collection !== undefined) {
    await dialog.getByLabel("Collection").click();
    await page.getByRole("option", { name: collection, exact: true }).click();
  }
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
};

const expectOfTheAnswer = (page: Page) =>
  test.step("say what the answer should be, and see what it was", async () => {
    await page.getByRole("tab", { name: "Expectations" }).click();
    await choose(page, "Add expectation", "Status");
    await choose(page, "Add expectation", "JSON at");
    await page.getByLabel("Expression of expectation 2").fill("customer");
    await page.getByLabel("Value of expectation 2").fill("Southwind");
    await page.keyboard.press("ControlOrMeta+Enter");
    const tab = page.getByRole("tabpanel", { name: "Expectations" });
    await expect(tab.getByText("As expected")).toHaveCount(1);
    await expect(tab.getByText(/Found .*Northwind/)).toBeVisible();
    await page.keyboard.press("ControlOrMeta+s");
  });

const workWithTabs = (page: Page) =>
  test.step("keep two requests open, and be asked before changes are lost", async () => {
    const tabs = openTabs(page).getByRole("listitem");
    await expect(tabs).toHaveCount(2);
    await url(page).fill("{{base}}/changed");
    await expect(openTabs(page).getByRole("img", { name: "not saved" })).toHaveCount(1);
    await page.keyboard.press("Control+Tab");
    await expect(page.getByRole("heading", { name: "List orders", level: 1 })).toBeVisible();
    await page.keyboard.press("Control+PageUp");
    await expect(url(page)).toHaveValue("{{base}}/changed");
    await page.keyboard.press("ControlOrMeta+w");
    await page.getByRole("dialog").getByRole("button", { name: "Discard" }).click();
    await expect(openTabs(page)).toHaveCount(0);
    await row(page, /Create order/).dblclick();
    await expect(url(page)).toHaveValue("{{base}}/orders");
    await expect(tabs).toHaveCount(2);
  });

const names = async (page: Page): Promise<readonly string[]> =>
  (await page.getByRole("treeitem").allInnerTexts()).map((text) => text.replace(/\s+/g, " ").trim());

const putInOrder = (page: Page) =>
  test.step("move requests by keyboard and by pointer", async () => {
    const tree = page.getByRole("tree", { name: "Requests" });
    await row(page, /Create order/).click();
    await tree.focus();
    await page.keyboard.press("Alt+ArrowLeft");
    await expect(row(page, /Create order/)).toHaveAttribute("aria-level", "2");
    await page.keyboard.press("Alt+ArrowUp");
    await expect
      .poll(async () => (await names(page)).slice(0, 3).map((name) => name.split(" ")[0]))
      .toEqual(["Orders", "POST", "GET"]);
    await row(page, /Create order/).dragTo(row(page, /Changes/));
    await expect(row(page, /Create order/)).toHaveAttribute("aria-level", "3");
    await tree.focus();
    await page.keyboard.press("F2");
    await page.getByLabel("Name", { exact: true }).fill("Create an order");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "Create an order" })).toBeVisible();
    await tree.focus();
    await page.keyboard.press("Delete");
    await expect(row(page, /Create an order/)).toHaveCount(0);
    await page.getByRole("region", { name: "Undo" }).getByRole("button", { name: "Undo" }).click();
    await expect(row(page, /Create an order/)).toHaveAttribute("aria-level", "3");
    await row(page, /Create an order/).dblclick();
  });

const findAllAgain = (page: Page) =>
  test.step("after a restart all that was saved is there again", async () => {
    await expect(row(page, /Create an order/)).toHaveAttribute("aria-selected", "true");
    await expect(openTabs(page).getByRole("listitem")).toHaveCount(2);
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await expect.poll(() => received.at(-1)).toBe(`POST /orders - {"key": "${SECRET}"}`);
    await page.getByLabel("Name or URL").fill("list");
    await expect(row(page, /List orders/)).toBeVisible();
    await expect(row(page, /Create an order/)).toHaveCount(0);
  });

const secretsIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).includes(SECRET));
