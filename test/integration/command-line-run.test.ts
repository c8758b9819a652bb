import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { emptyMatrixDraft } from "#shared/matrix/matrix.ts";
import type { CollectionReportDocument, MatrixReportDocument } from "#shared/reports/report-document.ts";
import { anonymousColumn, userColumn } from "../support/matrix-scenario.ts";
import { openCommandLine, type TestCommandLine } from "../support/open-command-line.ts";
import {
  memoryKeychain,
  openTestWorkbench,
  scriptedBrowser,
  type TestWorkbench,
} from "../support/open-test-workbench.ts";
import { type OrdersApi, startOrdersApi } from "../support/orders-api.ts";
import { comeHome } from "../support/sign-in.ts";
import { temporaryFolder } from "../support/temporary-data.ts";
import { typedRequest } from "../support/typed-request.ts";

interface Prepared {
  readonly line: TestCommandLine;
  readonly api: OrdersApi;
  readonly users: Readonly<Record<"ada" | "ben", string>>;
  /** Does something with the workbench between two commands. */
  prepare<Answer>(work: (test: TestWorkbench) => Promise<Answer>): Promise<Answer>;
}

/** Ada and Ben are signed in, and there are a collection, an environment, and a matrix of both users and nobody. */
const prepared = async (): Promise<Prepared> => {
  const dataFolder = temporaryFolder();
  const keychain = memoryKeychain();
  const line = await openCommandLine({ dataFolder, keychain });
  const api = await startOrdersApi();
  const prepare: Prepared["prepare"] = async (work) => {
    const systemBrowser = scriptedBrowser((url) => comeHome(url));
    const test = await openTestWorkbench({ dataFolder, keychain, clock: line.clock, systemBrowser });
    try {
      return await work(test);
    } finally {
      await test.workbench.close();
    }
  };
  const users = await prepare(async (test) => {
    const { call } = test;
    const draft = { ...line.draft, allowedOrigins: [...line.draft.allowedOrigins, api.origin] };
    const { clientSecret } = line.provider.client;
    const { id: configurationId } = await call("configurations.create", { draft, clientSecret });
    const signIn = async (loginHint: "ada" | "ben") => {
      const { run } = await test.ended((await call("login.start", { configurationId, loginHint })).id);
      const userId = run.user?.id ?? "";
      await call("tokens.copy", { userId, kind: "access_token" });
      api.knows(test.copied.at(-1) ?? "", `sub-${loginHint}`);
      return userId;
    };
    const signedIn = { ada: await signIn("ada"), ben: await signIn("ben") };
    await call("environments.save", {
      name: "Acceptance",
      variables: [{ name: "base", value: api.origin, isSecret: false }],
    });
    const folder = await call("folders.save", { name: "Orders API", variables: [] });
    const saved = async (name: string, path: string) => {
      const request = typedRequest({ name, url: `{{base}}${path}`, sendAs: { kind: "current" } });
      return (await call("requests.save", { folderId: folder.id, request })).id;
    };
    const requestIds = [await saved("List orders", "/orders"), await saved("Audit", "/audit")];
    const columns = [userColumn("ada", signedIn.ada), userColumn("ben", signedIn.ben), anonymousColumn];
    await call("matrix.save", {
      matrix: { ...emptyMatrixDraft, name: "Who may what", requestIds, columns },
    });
    return signedIn;
  });
  return { line, api, users, prepare };
};

const documentOf = <Document>({ stdout }: { readonly stdout: string }): Document => JSON.parse(stdout);

describe("run COLLECTION", () => {
  it("sends its requests as each identity, and fails where one is refused", async () => {
    const { line, api } = await prepared();
    const run = await line.run(
      ...["run", "orders api", "--as", "sub-ada", "--as", "anonymous", "--environment", "Acceptance"],
    );
    expect(run.stdout).toContain("4 requests: 2 passed, 2 failed, 0 without an answer.");
    expect(run.stdout).toMatch(/passed {2}200 .*List orders .*as Ada Lindqvist/);
    expect(run.stdout).toMatch(/FAILED {2}401 .*Audit .*as Anonymous .*answered 401/);
    expect(run.exitCode).toBe(1);
    expect(api.asked.map(({ path, subject }) => `${path} ${subject}`)).toEqual([
      ...["/orders sub-ada", "/audit sub-ada"],
      ...["/orders undefined", "/audit undefined"],
    ]);
    const alone = await line.run(
      ...["run", "Orders API", "--as", "Ada Lindqvist", "--environment", "acceptance"],
    );
    expect(alone.exitCode).toBe(0);
  });

  it("stops at the first failure with --bail", async () => {
    const { line, api } = await prepared();
    const run = await line.run(
      "run",
      "Orders API",
      "--as",
      "anonymous",
      "--bail",
      "--environment",
      "Acceptance",
    );
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain("2 requests: 0 passed, 1 failed, 0 without an answer, 1 not run.");
    expect(api.asked).toHaveLength(1);
  });

  it("takes variables from its arguments before those of the environment", async () => {
    const { line, api } = await prepared();
    const run = await line.run(
      ...["run", "Orders API", "--as", "sub-ben", "--variable", `base=${api.origin}/v2`, "--json"],
    );
    const document = documentOf<CollectionReportDocument>(run);
    expect(document).toMatchObject({
      format: "sso-workbench-report",
      version: 1,
      kind: "collection",
      passed: true,
    });
    expect(document.steps.map(({ path, status }) => `${path} ${status}`)).toEqual([
      "/orders 200",
      "/audit 200",
    ]);
    expect(api.asked.map(({ path }) => path)).toEqual(["/v2/orders", "/v2/audit"]);
  });

  it("writes a report into a file, and the table to standard output", async () => {
    const { line } = await prepared();
    const run = await line.run(
      ...["run", "Orders API", "--as", "sub-ada", "--environment", "Acceptance"],
      ...["--report", "junit", "--output", "report.xml"],
    );
    expect(run).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("2 requests: 2 passed") });
    const xml = readFileSync(join(line.folder, "report.xml"), "utf8");
    expect(xml).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<testsuites>/);
    expect(xml).toContain('name="Ada Lindqvist" package="Orders API"');
  });

  it("says what is missing, and that nothing was run", async () => {
    const { line, api } = await prepared();
    for (const [words, ...args] of [
      ["There is no collection and no matrix called “Elsewhere”.", "Elsewhere"],
      ["Nobody here is called “Carla”.", "Orders API", "--as", "Carla"],
      ["There is no environment “Nowhere”; there are Acceptance.", "Orders API", "--environment", "Nowhere"],
      ["--variable is NAME=VALUE", "Orders API", "--variable", "base"],
      ["--report is one of junit, json, html, csv.", "Orders API", "--report", "pdf"],
      ["--bail is for collections", "Who may what", "--bail"],
    ] as const) {
      const run = await line.run("run", ...args);
      expect(run).toMatchObject({ exitCode: 2, stdout: "", stderr: expect.stringContaining(words) });
    }
    expect(api.asked).toEqual([]);
  });
});

describe("run MATRIX", () => {
  it("fails as long as nothing is expected, passes as expected, and fails when the API has changed", async () => {
    const { line, api, prepare } = await prepared();
    api.mayDo = ({ path, subject }) => path !== "/audit" || subject === "sub-ada";
    const first = await line.run("run", "Who may what", "--environment", "Acceptance");
    expect(first).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("Keep as expectation") });
    await prepare(async ({ call }) => {
      const [matrix] = await call("matrix.list", undefined);
      await call("matrix.keepAsExpectation", { runId: matrix?.newestRun?.id ?? "" });
    });
    const second = await line.run("run", "Who may what", "--environment", "Acceptance");
    expect(second.exitCode).toBe(0);
    expect(second.stdout).toContain("6 cells: 6 as expected, 0 differ, 0 without a verdict, 0 changed.");

    api.mayDo = () => true;
    const third = await line.run("run", "Who may what", "--environment", "Acceptance");
    expect(third.exitCode).toBe(1);
    expect(third.stdout).toMatch(/GET \/audit +200 +200 want 403 \* +401/);
    expect(third.stdout).toContain("5 as expected, 1 differ, 0 without a verdict, 1 changed");
  });

  it("runs the columns of identities alone, and reports them alone", async () => {
    const { line, api } = await prepared();
    const run = await line.run(
      ...["run", "Who may what", "--as", "anonymous", "--environment", "Acceptance", "--report", "json"],
    );
    const document = documentOf<MatrixReportDocument>(run);
    expect(document.identities).toEqual([{ name: "Anonymous", roles: [] }]);
    expect(document.cells.map(({ status }) => status)).toEqual([401, 401]);
    expect(api.asked).toHaveLength(2);
    const other = await line.run("run", "Who may what", "--as", "client:Scriptable provider");
    expect(other).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("has no column") });
  });
});
