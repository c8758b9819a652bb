import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type DemoProvider, startDemoProvider } from "../../main/demo-idp/index.ts";
import { emptyDraft } from "../../shared/configurations/client-configuration.ts";
import { type CommandLineProgram, openCommandLineProgram } from "../support/command-line-program.ts";
import { expect, test } from "../support/electron-app.ts";
import { signInAs } from "../support/sign-in.ts";

let provider: DemoProvider;
let program: CommandLineProgram;
let visit: (url: string) => Promise<void>;

test.beforeEach(async () => {
  provider = await startDemoProvider();
  visit = signInAs(() => "anna");
  program = await openCommandLineProgram((url) => visit(url));
});

test.afterEach(async () => {
  await program.dispose();
  await provider.close();
});

test("from a file to a token that an API accepts, without a display and without a secret but the token (C-06)", async () => {
  const secrets = [provider.client.clientSecret, "eyJ"];
  const runs = [await importConfiguration()];
  for (const args of [
    ["doctor", "Northwind"],
    ["login", "Northwind"],
    ["users", "list"],
    ["configurations", "list", "--json"],
  ]) {
    runs.push(await program.run(args));
  }
  for (const run of runs) expect(run).toMatchObject({ exitCode: 0 });
  const [imported, doctor, login, users] = runs;
  expect(imported).toMatchObject({ stdout: expect.stringContaining("Northwind") });
  expect(doctor?.stdout).toMatch(/\d+ checks: \d+ passed/);
  expect(login?.stdout).toMatch(/Anna Bergmann[\s\S]*Role +User/);
  expect(login?.stderr).toMatch(/check passed: Signature is valid/);
  const subject = /Anna Bergmann.* (\S+)$/m.exec(users?.stdout ?? "")?.[1] ?? "";
  const token = await program.run(["token", "Northwind", "--user", subject]);
  expect(token).toEqual({ exitCode: 0, stdout: expect.stringMatching(/^eyJ\S+\n$/), stderr: "" });
  expect(await statusOfOrders(token.stdout.trim())).toBe(200);
  for (const { stdout, stderr } of runs) {
    for (const secret of secrets) expect(stdout + stderr).not.toContain(secret);
  }
  for (const quiet of [imported, doctor, users]) expect(quiet?.stderr).toBe("");
});

test("a login that waits ends with Ctrl-C, and is kept as cancelled", async () => {
  visit = async () => {};
  await importConfiguration();
  const { exitCode, stdout, stderr } = await program.interrupt(["login", "Northwind"], "Ctrl-C cancels");
  expect({ exitCode, stdout, stderr }).toMatchObject({ exitCode: 130, stdout: "" });
  expect(stderr).toContain("The login was cancelled.");
  const list = await program.run(["configurations", "list"]);
  expect(list.stdout).toContain("cancelled");
});

test("nothing is done on the data of a workbench that runs (EX-21)", async ({ workbench }) => {
  const args = ["configurations", "list", `--user-data-dir=${workbench.dataFolder}`];
  const { exitCode, stdout, stderr } = await program.run(args);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(stderr).toContain("The workbench is running on this data folder");
});

const importConfiguration = async () => {
  const automaticConfigurationUrl = `${provider.issuer}/.well-known/openid-configuration`;
  const document = (await (await fetch(automaticConfigurationUrl)).json()) as Record<string, string>;
  const draft = {
    alias: "Northwind",
    issuer: provider.issuer,
    automaticConfigurationUrl,
    endpoints: {
      authorization: document.authorization_endpoint,
      token: document.token_endpoint,
      userinfo: document.userinfo_endpoint,
      jwks: document.jwks_uri,
    },
    clientId: provider.client.clientId,
    selectedScopes: [...emptyDraft("").selectedScopes, "roles", "offline_access"],
  };
  writeFileSync(join(program.folder, "northwind.json"), JSON.stringify(draft));
  const args = ["configurations", "import", "northwind.json", "--client-secret-stdin"];
  return program.run(args, provider.client.clientSecret);
};

const statusOfOrders = async (token: string): Promise<number> => {
  const orders = await fetch(`${provider.apiBaseUrl}/orders`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return orders.status;
};
