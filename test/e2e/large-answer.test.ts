import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "../support/electron-app.ts";

let api: Server;

test.beforeEach(async () => {
  const people = Array.from({ length: 60_000 }, (_each, id) => ({ id, name: `Person ${String(id)}` }));
  const json = JSON.stringify(people);
  api = createServer((_request, response) =>
    response.writeHead(200, { "content-type": "application/json" }).end(json),
  );
  api.listen(0, "127.0.0.1");
  await once(api, "listening");
});

test.afterEach(() => {
  api.closeAllConnections();
  api.close();
});

test("a large answer is laid out, searched, and looked at byte by byte", async ({ workbench }) => {
  const { page } = workbench;
  await page
    .getByRole("navigation", { name: "Sections" })
    .getByRole("button", { name: /^Requests/ })
    .click();
  const url = `http://127.0.0.1:${String((api.address() as AddressInfo).port)}/people`;
  await page.getByLabel("URL", { exact: true }).fill(url);
  await page.keyboard.press("ControlOrMeta+Enter");
  const body = page.getByRole("region", { name: "Response body" });
  await expect(body.getByText('"name": "Person 0"')).toBeVisible();
  await page.getByRole("searchbox", { name: "Find in the body" }).fill("PERSON 59999");
  await expect(body.getByText('"name": "Person 59999"')).toBeVisible();
  await body.focus();
  await page.keyboard.press("Home");
  await expect(body.getByText('"name": "Person 0"')).toBeVisible();
  await page.getByRole("radio", { name: "Hex" }).check({ force: true });
  const hex = page.getByRole("region", { name: "Response body in hex" });
  await expect(hex.getByText("5b 7b 22 69 64 22 3a 30")).toBeVisible();
});
