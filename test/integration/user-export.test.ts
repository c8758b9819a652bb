import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { signIn } from "../support/identities.ts";
import { openScenario } from "../support/open-scenario.ts";
import { temporaryFolder } from "../support/temporary-data.ts";

const everybody = { filter: { text: "" }, except: [] };

const open = async (name: string | undefined) => {
  const folder = temporaryFolder();
  const path = name === undefined ? undefined : join(folder, name);
  const scenario = await openScenario({
    ports: {
      fileDialog: { open: async () => undefined, save: async () => path, folder: async () => undefined },
    },
  });
  return { ...scenario, scenario, folder, text: () => readFileSync(path ?? "", "utf8") };
};

test("users are written as CSV, in which a spreadsheet finds no formula", async () => {
  const { scenario, call, provider, folder, text } = await open("users.csv");
  await signIn(scenario, "ada");
  provider.change({
    idToken: { claims: (right) => ({ ...right, name: '=HYPERLINK("https://evil.example")', email: "a,b" }) },
  });
  await signIn(scenario, "ben");
  expect(await call("users.export", { selection: everybody, format: "csv" })).toEqual({
    written: 2,
    fileName: "users.csv",
  });
  const lines = text().split("\r\n");
  expect(lines[0]).toBe("Subject,Issuer,Name,Fullname,Email,Active,Roles");
  expect(lines).toHaveLength(4);
  expect(lines[2]).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
  expect(readdirSync(folder)).toEqual(["users.csv"]);
  expect(statSync(join(folder, "users.csv")).mode & 0o077).toBe(0);
  expect(text()).not.toMatch(/eyJ|access_token/);
});

test("users are written as JSON, those alone that are selected", async () => {
  const { scenario, call, text } = await open("users.json");
  const ada = await signIn(scenario, "ada");
  const ben = await signIn(scenario, "ben");
  await call("users.export", { selection: { ...everybody, except: [ben] }, format: "json" });
  const { user } = await call("users.get", { id: ada });
  expect(JSON.parse(text())).toEqual([
    {
      subject: user.subject,
      issuer: user.issuer,
      name: user.name,
      fullname: user.fullname,
      email: user.email,
      active: true,
      roles: ["User"],
    },
  ]);
  await call("users.export", { selection: { filter: { text: "nobody" }, except: [] }, format: "json" });
  expect(JSON.parse(text())).toEqual([]);
});

test("an export that is not chosen or cannot be written leaves nothing, and keeps what was there", async () => {
  const none = await open(undefined);
  expect(await none.call("users.export", { selection: everybody, format: "csv" })).toBeUndefined();
  const { errorOf, folder } = await open("missing/users.csv");
  writeFileSync(join(folder, "other.csv"), "kept");
  expect(await errorOf("users.export", { selection: everybody, format: "csv" })).toMatchObject({
    code: "invalid_input",
    cause: "ENOENT",
  });
  expect(existsSync(join(folder, "missing"))).toBe(false);
  expect(await errorOf("users.export", { selection: everybody, format: "xls" as never })).toMatchObject({
    code: "invalid_input",
  });
});
