import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isMainThread } from "node:worker_threads";
import { Agent, request } from "undici";
import { emptyMatrixDraft } from "#shared/matrix/matrix.ts";
import { runCommandLine } from "../../main/cli/index.ts";
import { systemClock } from "../../main/ports/clock.ts";
import {
  memoryKeychain,
  openTestWorkbench,
  scriptedBrowser,
  type TestWorkbench,
} from "../support/open-test-workbench.ts";
import { signInAs } from "../support/sign-in.ts";
import { typedRequest } from "../support/typed-request.ts";
import { type BenchRow, compare } from "./bench-row.ts";
import { serveDemoProvider, startProviderThread } from "./provider-thread.ts";

const REQUESTS = 1_000;
const ROUNDS = 3;
/** 100 requests as 100 columns. */
const SIDE = 100;
const IN_FLIGHT = 32;
const ROUNDS_OF_MATRIX = 2;

/**
 * The command `run`, from opening the workbench to its exit code, in this process: a collection of 1,000 GETs one
 * after the other, and a matrix of 10,000 cells with 32 in flight, with history and reports, against a bare loop over
 * undici that sends as many with the same token. The API runs in a thread of its own.
 */
export const run = async (): Promise<readonly BenchRow[]> => {
  const { running, host, stop } = await startProviderThread(fileURLToPath(import.meta.url));
  const dataFolder = mkdtempSync(join(tmpdir(), "sso-workbench-bench-"));
  const ports = {
    dataFolder,
    keychain: memoryKeychain(),
    systemBrowser: scriptedBrowser(signInAs(() => "anna")),
    createDemoIdpHost: () => host,
  };
  const agent = new Agent({ connections: IN_FLIGHT });
  try {
    const url = `${running.apiBaseUrl}/orders`;
    const accessToken = await prepare(await openTestWorkbench(ports), url);
    const command = async (...args: readonly string[]): Promise<number> => {
      const begun = performance.now();
      const said: string[] = [];
      const exitCode = await runCommandLine(["run", ...args, "--report", "junit"], {
        program: "sso-workbench",
        version: "0",
        currentFolder: dataFolder,
        clock: systemClock,
        signal: new AbortController().signal,
        readStdin: async () => "",
        stdout: () => {},
        stderr: (text) => said.push(text),
        open: async (own) => (await openTestWorkbench({ ...ports, ...own })).workbench,
      });
      if (exitCode !== 0) throw new Error(`Exit code ${exitCode}: ${said.join("").slice(0, 500)}`);
      return performance.now() - begun;
    };
    const bare = (times: number, inFlight: number) => () =>
      sendBare({ agent, url, accessToken, times, inFlight });
    return [
      await compare(
        "run, collection of 1,000",
        ROUNDS,
        () => command("Many", "--as", "anna.bergmann@demo.example"),
        bare(REQUESTS, 1),
      ),
      await compare(
        "run, matrix of 10,000",
        ROUNDS_OF_MATRIX,
        () => command("Cells"),
        bare(SIDE * SIDE, IN_FLIGHT),
      ),
    ];
  } finally {
    await agent.close();
    await stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
};

/** Signs somebody in, saves the collection and the matrix, closes the workbench, and answers the access token. */
const prepare = async ({ call, ended, copied, workbench }: TestWorkbench, url: string): Promise<string> => {
  const { id } = await call("demo.configure", undefined);
  const login = await ended((await call("login.start", { configurationId: id })).id);
  const userId = login.run.user?.id ?? "";
  await call("tokens.copy", { userId, kind: "access_token" });
  const folder = await call("folders.save", { name: "Many" });
  const ids: string[] = [];
  for (let index = 0; index < REQUESTS; index += 1) {
    const draft = { ...typedRequest({ name: `Orders ${index}`, url }), sendAs: { kind: "current" as const } };
    ids.push((await call("requests.save", { folderId: folder.id, request: draft })).id);
  }
  const who = { kind: "identity", identity: { kind: "user", userId }, tokenState: "valid" } as const;
  const matrix = {
    ...emptyMatrixDraft,
    name: "Cells",
    requestIds: ids.slice(0, SIDE),
    columns: Array.from({ length: SIDE }, (_, index) => ({
      id: `column-${index}`,
      label: "",
      who,
      variables: [],
    })),
    concurrency: IN_FLIGHT,
  };
  const { id: matrixId, rows, columns } = await call("matrix.save", { matrix });
  const cells = rows.flatMap(({ requestId }) =>
    columns.map((column) => ({ requestId, columnId: column.id })),
  );
  await call("matrix.expect", { matrixId, cells, expected: "allowed" });
  await workbench.close();
  return copied.at(-1) ?? "";
};

const sendBare = async (order: {
  readonly agent: Agent;
  readonly url: string;
  readonly accessToken: string;
  readonly times: number;
  readonly inFlight: number;
}): Promise<number> => {
  const begun = performance.now();
  let next = 0;
  const sendOnAndOn = async () => {
    while (next < order.times) {
      next += 1;
      const headers = { authorization: `Bearer ${order.accessToken}` };
      const answer = await request(order.url, { dispatcher: order.agent, headers });
      await answer.body.text();
    }
  };
  await Promise.all(Array.from({ length: order.inFlight }, sendOnAndOn));
  return performance.now() - begun;
};

if (!isMainThread) await serveDemoProvider();
