import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openCommandLine, type TestCommandLine } from "../support/open-command-line.ts";
import { memoryKeychain, openTestWorkbench } from "../support/open-test-workbench.ts";
import { createScriptedKeychain } from "../support/scripted-keychain.ts";
import { signInAs } from "../support/sign-in.ts";
import { temporaryFolder } from "../support/temporary-data.ts";

const HOUR_MS = 3_600_000;
const ALIAS = "Scriptable provider";

/** The provider's configuration with its client secret, as a script would bring it in. */
const importProvider = (line: TestCommandLine) => {
  line.write("provider.json", line.draft);
  const secret = `${line.provider.client.clientSecret}\n`;
  return line.runWith(secret, "configurations", "import", "provider.json", "--client-secret-stdin");
};

const listed = async (line: TestCommandLine) => {
  const { stdout } = await line.run("configurations", "list", "--json");
  return (JSON.parse(stdout) as { configurations: { alias: string; missing: unknown[] }[] }).configurations;
};

const subjectOf = async (line: TestCommandLine): Promise<string> => {
  const { stdout } = await line.run("users", "list", "--json");
  return (JSON.parse(stdout) as { users: { subject: string }[] }).users[0]?.subject ?? "";
};

describe("configurations import", () => {
  it("brings in one with its secret, which is on no stream (C-06)", async () => {
    const line = await openCommandLine();
    const run = await importProvider(line);
    expect(run).toMatchObject({ exitCode: 0, stderr: "" });
    expect(run.stdout).toContain(ALIAS);
    expect(run.stdout).not.toContain(line.provider.client.clientSecret);
    expect(await listed(line)).toMatchObject([{ alias: ALIAS, missing: [] }]);
  });

  it("brings in a list, with the defaults of a new configuration", async () => {
    const line = await openCommandLine();
    line.write("two.json", [{ alias: "One" }, { alias: "Two", redirect: { port: 8123 } }]);
    const { exitCode, stdout } = await line.run("configurations", "import", "two.json", "--json");
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ configurations: [{ alias: "One" }, { alias: "Two" }] });
    expect(await listed(line)).toHaveLength(2);
  });

  it("brings in nothing when one entry is wrong, and names entries and fields", async () => {
    const line = await openCommandLine();
    const entries = [{ alias: "One" }, { alias: "Two", selectedScopes: ["a b"] }, { clientId: 5 }];
    line.write("wrong.json", entries);
    const { exitCode, stdout, stderr } = await line.run("configurations", "import", "wrong.json");
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toContain("invalid_input");
    expect(stderr).toContain("entry 2 “Two”, selectedScopes.0: A scope has no spaces");
    expect(stderr).toMatch(/entry 3, alias: An alias is needed.*entry 3, clientId: /);
    expect(await listed(line)).toEqual([]);
  });

  it("brings in nothing when an alias is taken, in the database or in the file", async () => {
    const line = await openCommandLine();
    line.write("one.json", { alias: "One" });
    line.write("more.json", [{ alias: "Two" }, { alias: "ONE" }]);
    line.write("same.json", [{ alias: "Two" }, { alias: "Three" }, { alias: "two" }]);
    await line.run("configurations", "import", "one.json");
    const taken = await line.run("configurations", "import", "more.json");
    expect(taken).toMatchObject({ exitCode: 1, stdout: "" });
    expect(taken.stderr).toContain("Entry 2: There is a configuration with the alias “ONE” already.");
    const same = await line.run("configurations", "import", "same.json", "--json");
    expect(JSON.parse(same.stdout)).toMatchObject({ error: { code: "alias_taken", field: "alias" } });
    expect(await listed(line)).toMatchObject([{ alias: "One" }]);
  });

  it("takes no secret without a keychain, where it would be lost at the command's end", async () => {
    const keychain = createScriptedKeychain();
    keychain.mode = "fails";
    const line = await openCommandLine({ keychain });
    const { exitCode, stderr } = await importProvider(line);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("keychain_unavailable");
    expect(await listed(line)).toEqual([]);
  });

  it.each([
    ["missing.json", undefined, "could not be read"],
    ["broken.json", '{"clientSecret": "hidden" "x"', "not JSON"],
    ["secret.json", '{"alias": "A", "clientSecret": "hidden"}', "secrets are not read from files"],
    ["empty.json", "[]", "no configuration"],
  ])("refuses %s without quoting it", async (name, content, word) => {
    const line = await openCommandLine();
    if (content !== undefined) writeFileSync(join(line.folder, name), content);
    const { exitCode, stderr } = await line.run("configurations", "import", name);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(word);
    expect(stderr).not.toContain("hidden");
  });

  it("takes a secret for a single configuration only", async () => {
    const line = await openCommandLine();
    line.write("two.json", [{ alias: "One" }, { alias: "Two" }]);
    const run = await line.runWith("s", "configurations", "import", "two.json", "--client-secret-stdin");
    expect(run).toMatchObject({ exitCode: 1, stdout: "" });
    expect(await listed(line)).toEqual([]);
  });
});

describe("login", () => {
  it("tells its steps on stderr, and user, roles and checks on stdout", async () => {
    const line = await openCommandLine();
    await importProvider(line);
    const { exitCode, stdout, stderr } = await line.run("login", ALIAS.toUpperCase());
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/Waiting for the browser \(test browser\), at most 300 s/);
    expect(stderr).toMatch(/POST \S+\/token → 200 OK/);
    expect(stderr).toMatch(/check passed: .*\(id_token\.nonce/);
    expect(stdout).toMatch(/^Login succeeded/);
    expect(stdout).toMatch(/Role +User/);
    expect(stdout).toMatch(/Checks: \d+ passed, 0 with a warning, 0 failed\./);
  });

  it("tells of a failure what failed, in whose words, what it means and what to do", async () => {
    const description = "client \u001b[31mauthentication failed";
    const refusal = {
      status: 401,
      document: () => ({ error: "invalid_client", error_description: description }),
    };
    const line = await openCommandLine({ script: { token: refusal } });
    await importProvider(line);
    const { exitCode, stdout, stderr } = await line.run("login", ALIAS);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    for (const word of ["(token_error)", "Step: token endpoint", "The provider said: 401 invalid_client"]) {
      expect(stderr).toContain(word);
    }
    for (const word of ["What it means:", "What to change:", "Advice:"]) expect(stderr).toContain(word);
    expect(stderr).not.toContain("\u001b");
    const json = await line.run("login", ALIAS, "--json");
    expect(json.exitCode).toBe(1);
    expect(json.stdout).not.toContain("\u001b");
    expect(JSON.parse(json.stdout)).toMatchObject({
      run: { state: "failed", error: { code: "token_error", wire: { errorDescription: description } } },
      explanation: { entryId: "oauth.invalid_client" },
    });
  });

  it("starts the demo's provider for the demo's configuration", async () => {
    const data = { dataFolder: temporaryFolder(), keychain: memoryKeychain() };
    const window = await openTestWorkbench(data);
    const { alias } = await window.call("demo.configure", undefined);
    await window.workbench.close();
    const line = await openCommandLine({ ...data, visit: signInAs(() => "anna") });
    expect(await line.run("login", alias)).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining("Anna Bergmann"),
    });
  });

  it("says what the configuration still misses", async () => {
    const line = await openCommandLine();
    line.write("one.json", { alias: "One" });
    await line.run("configurations", "import", "one.json");
    const { exitCode, stderr } = await line.run("login", "One");
    expect(exitCode).toBe(1);
    expect(stderr).toContain("(configuration_incomplete)");
    expect(stderr).toContain("Field: issuer");
  });

  it("is cancelled by Ctrl-C and kept as cancelled", async () => {
    const line = await openCommandLine({ visit: () => line.interrupt() });
    await importProvider(line);
    const { exitCode, stdout, stderr } = await line.run("login", ALIAS);
    expect({ exitCode, stdout }).toEqual({ exitCode: 130, stdout: "" });
    expect(stderr).toMatch(/The login was cancelled\.\n$/);
    const { stdout: list } = await line.run("configurations", "list");
    expect(list).toContain("cancelled");
  });

  it("warns when nothing of it can be kept for the next command", async () => {
    const keychain = createScriptedKeychain();
    keychain.mode = "fails";
    const line = await openCommandLine({
      keychain,
      script: { client: { authenticationMethod: "none" } },
    });
    line.write("public.json", line.draft);
    await line.run("configurations", "import", "public.json");
    const { exitCode, stderr } = await line.run("login", ALIAS);
    expect(exitCode).toBe(0);
    expect(stderr).toContain("There is no keychain");
  });
});

describe("token", () => {
  const signedIn = async (script = {}) => {
    const line = await openCommandLine({ script: { mark: "marked", ...script } });
    await importProvider(line);
    const login = await line.run("login", ALIAS);
    return { line, login, subject: await subjectOf(line) };
  };

  it("prints the access token and nothing else; no other command does", async () => {
    const { line, login, subject } = await signedIn();
    const { exitCode, stdout, stderr } = await line.run("token", ALIAS, "--user", subject);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toMatch(/^\S+\n$/);
    const api = await fetch(`${line.provider.issuer}/api`, {
      headers: { authorization: `Bearer ${stdout.trim()}` },
    });
    expect(api.status).toBe(200);
    const secrets = new RegExp(`marked|${line.provider.client.clientSecret}`);
    expect(login.stdout + login.stderr).not.toMatch(secrets);
  });

  it("refreshes it when it is about to end", async () => {
    const { line, subject } = await signedIn();
    const first = await line.run("token", ALIAS, "--user", subject);
    const again = await line.run("token", ALIAS, "--user", subject);
    expect(again.stdout).toBe(first.stdout);
    line.clock.advance(HOUR_MS - 30_000);
    const { stdout } = await line.run("token", ALIAS, "--user", subject, "--json");
    const fresh = JSON.parse(stdout) as { accessToken: string; expiresAt: number };
    expect(fresh.accessToken).not.toBe(first.stdout.trim());
    expect(fresh.expiresAt).toBeGreaterThan(line.clock.now() + HOUR_MS / 2);
  });

  it("prints one that ends soon where there is no newer one, and none that has ended", async () => {
    const { line, subject } = await signedIn({ refreshToken: "none" });
    line.clock.advance(HOUR_MS - 30_000);
    const soon = await line.run("token", ALIAS, "--user", subject);
    expect(soon).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^\S+\n$/) });
    expect(soon.stderr).toContain("ends in 30 s");
    line.clock.advance(60_000);
    const ended = await line.run("token", ALIAS, "--user", subject);
    expect(ended).toMatchObject({ exitCode: 1, stdout: "" });
    expect(ended.stderr).toContain("(no_refresh_token)");
  });

  it("says of one that is bound to a key that it needs a proof", async () => {
    const line = await openCommandLine({ script: { dpop: {} } });
    line.write("bound.json", { ...line.draft, dpop: true });
    const { clientSecret } = line.provider.client;
    await line.runWith(clientSecret, "configurations", "import", "bound.json", "--client-secret-stdin");
    await line.run("login", ALIAS);
    const { stdout, stderr } = await line.run("token", ALIAS, "--user", await subjectOf(line));
    expect(stdout).toMatch(/^\S+\n$/);
    expect(stderr).toContain("bound to a key (DPoP)");
  });

  it("says which user it does not know", async () => {
    const { line } = await signedIn();
    const { exitCode, stdout, stderr } = await line.run("token", ALIAS, "--user", "nobody");
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toContain("has the subject “nobody”");
    expect((await line.run("token", ALIAS)).exitCode).toBe(2);
  });
});

describe("users list", () => {
  it("shows the users, those that are searched for, and no more than asked", async () => {
    const line = await openCommandLine();
    await importProvider(line);
    await line.run("login", ALIAS);
    const subject = await subjectOf(line);
    expect((await line.run("users", "list")).stdout).toContain(subject);
    expect((await line.run("users", "list", "--search", "nobody")).stdout).toContain(
      "0 of 0 that match; 1 in all.",
    );
    expect((await line.run("users", "list", "--limit", "0")).exitCode).toBe(2);
  });
});

describe("logins", () => {
  const runsOf = async (line: TestCommandLine, ...options: readonly string[]) => {
    const { stdout } = await line.run("logins", "list", "--json", ...options);
    return (JSON.parse(stdout) as { runs: { id: string; state: string }[] }).runs;
  };

  it("are listed newest first, by outcome, configuration and words, and shown with what a failure means", async () => {
    const line = await openCommandLine();
    await importProvider(line);
    await line.run("login", ALIAS);
    line.provider.change({ token: { status: 401, document: () => ({ error: "invalid_client" }) } });
    line.clock.advance(1000);
    await line.run("login", ALIAS);
    expect(await runsOf(line)).toMatchObject([{ state: "failed" }, { state: "succeeded" }]);
    const [failed] = await runsOf(line, "--failed", "--alias", ALIAS.toUpperCase());
    expect(await runsOf(line, "--search", "invalid_client")).toEqual([failed]);
    expect((await line.run("logins", "list", "--search", "lindqvist")).stdout).toMatch(
      /succeeded +Ada Lindqvist.*\n1 of 1 that match\./,
    );
    const shown = await line.run("logins", "show", failed?.id ?? "");
    expect(shown.exitCode).toBe(0);
    expect(shown.stdout).toMatch(/^Scriptable provider, .*: failed\n.*GET .*openid-configuration → 200 OK/);
    expect(shown.stdout).toContain("What it means: ");
    expect((await line.run("logins", "show", "unknown")).exitCode).toBe(1);
    expect((await line.run("logins", "list", "--alias", "unknown")).exitCode).toBe(1);
    expect((await line.run("users", "list", "--failed")).exitCode).toBe(2);
  });
});

describe("doctor", () => {
  it("examines a saved configuration and answers whether all is well", async () => {
    const line = await openCommandLine();
    await importProvider(line);
    const { exitCode, stdout } = await line.run("doctor", ALIAS, "--json");
    const { findings } = JSON.parse(stdout) as { findings: { checkId: string; result: string }[] };
    expect(findings.length).toBeGreaterThan(40);
    expect(exitCode).toBe(findings.some(({ result }) => result === "failed") ? 1 : 0);
  });

  it("examines a provider by its URL, without a registration", async () => {
    const line = await openCommandLine({
      script: { discovery: { document: (right) => ({ ...right, issuer: "https://other.example" }) } },
    });
    const { exitCode, stdout } = await line.run("doctor", line.provider.issuer);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^FAILED .*\(issuer-matches-url/m);
    expect(stdout).not.toContain("client-id-is-set");
  });

  it("examines the provider of an identifier, and says when its issuer is not found", async () => {
    const line = await openCommandLine();
    const account = `anna@${new URL(line.provider.issuer).host}`;
    const { stdout } = await line.run("doctor", account, "--json");
    expect(JSON.parse(stdout).findings).toContainEqual(
      expect.objectContaining({ checkId: "issuer-matches-url", result: "passed" }),
    );
    line.provider.change({ webfinger: { status: 404 } });
    const { exitCode, stderr } = await line.run("doctor", `acct:${account}`);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("WebFinger");
  });
});

describe("users import", () => {
  const opened = async (users: string) => {
    const line = await openCommandLine();
    line.write("configurations.json", { alias: "Example", issuer: "https://op.example" });
    await line.run("configurations", "import", "configurations.json");
    writeFileSync(join(line.folder, "users.csv"), users);
    return line;
  };

  it("says with --dry-run what it would do, and then does it", async () => {
    const line = await opened("name,roles\nanna,User\nben,Admin\n");
    const dry = await line.run("users", "import", "users.csv", "--configuration", "example", "--dry-run");
    expect(dry).toMatchObject({ exitCode: 0, stderr: "" });
    expect(dry.stdout).toBe(
      "Role Admin, of 1: not here, left out\n2 would be created, 0 updated; 0 unchanged.\n",
    );
    expect((await line.run("users", "list")).stdout).toContain("0 in all");
    const args = ["users", "import", "users.csv", "--configuration", "Example", "--create-roles"];
    expect((await line.run(...args)).stdout).toContain("2 were created, 0 updated; 0 unchanged.");
    const listed = await line.run("users", "list");
    expect(listed.stdout).toContain("2 in all");
    expect(listed.stdout).toMatch(/ben .*Admin .*never/);
  });

  it("names the lines that are wrong and imports nothing", async () => {
    const line = await opened("name,active\nanna,yes\nben,perhaps\nanna,no\n");
    const run = await line.run("users", "import", "users.csv", "--configuration", "Example");
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain("Line 3: Active must be true or false.");
    expect(run.stdout).toContain("Line 4: The subject is in the file already, in 2.");
    expect(run.stdout).toContain("Nothing was imported.");
    expect((await line.run("users", "list")).stdout).toContain("0 in all");
  });

  it("wants a configuration", async () => {
    const line = await openCommandLine();
    expect(await line.run("users", "import", "users.csv")).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("users import takes --configuration ALIAS."),
    });
  });
});
