import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { Agent, request } from "undici";
import { emptyMatrixDraft } from "#shared/matrix/matrix.ts";
import type { MatrixRunSummary } from "#shared/matrix/matrix-run.ts";
import { draftFor } from "../support/open-scenario.ts";
import { openTestWorkbench, scriptedBrowser, type TestWorkbench } from "../support/open-test-workbench.ts";
import { type ScriptableProvider, startScriptableProvider } from "../support/scriptable-provider/index.ts";
import { comeHome } from "../support/sign-in.ts";
import { typedRequest } from "../support/typed-request.ts";
import { type BenchRow, compare } from "./bench-row.ts";

const REQUESTS = 100;
const IDENTITIES = 50;
const CONCURRENCY = 16;
const ROUNDS = 3;

/**
 * A matrix of 100 saved requests and 50 users who are signed in, 16 requests at a time, with the history, its results
 * and its events on, against a bare loop over undici that sends the same requests with the same tokens and reads
 * the bodies. The API runs in a thread of its own.
 */
export const run = async (): Promise<readonly BenchRow[]> => {
  const api = await startApiThread();
  const names = Array.from({ length: IDENTITIES }, (_, index) => `user-${index}`);
  const users = Object.fromEntries(names.map((name) => [name, { sub: name, name }]));
  const provider = await startScriptableProvider({ users });
  let onEnded = () => {};
  const test = await openTestWorkbench({
    systemBrowser: scriptedBrowser((url) => comeHome(url)),
    publish: (name, payload) => {
      if (name === "matrix.run-changed" && (payload as MatrixRunSummary).state !== "running") onEnded();
    },
  });
  const agent = new Agent({ connections: CONCURRENCY });
  try {
    const paths = Array.from({ length: REQUESTS }, (_, index) => `${api.origin}/orders/${index}`);
    const { matrixId, tokens } = await prepare(test, provider, { names, paths, origin: api.origin });
    const ours = async () => {
      const begun = performance.now();
      const ended = new Promise<void>((resolve) => {
        onEnded = resolve;
      });
      const { runId } = await test.call("matrix.run", { matrixId });
      await ended;
      const took = performance.now() - begun;
      const { cells } = await test.call("matrix.result", { runId });
      if (cells.some(({ verdict }) => verdict !== "allowed")) throw new Error("Not every cell was allowed.");
      return took;
    };
    const bare = () => sendAll(agent, paths, tokens);
    return [await compare("matrix 100 × 50", ROUNDS, ours, bare)];
  } finally {
    await agent.close();
    await test.dispose();
    await provider.close();
    await api.stop();
  }
};

const nextTurn = () => new Promise((resolve) => setTimeout(resolve, 5));

/** Signs everybody in, and saves the requests and the matrix. */
const prepare = async (
  test: TestWorkbench,
  provider: ScriptableProvider,
  { names, paths, origin }: { names: readonly string[]; paths: readonly string[]; origin: string },
) => {
  const { call } = test;
  const right = draftFor(provider);
  const draft = { ...right, allowedOrigins: [...right.allowedOrigins, origin] };
  const { clientSecret } = provider.client;
  const { id: configurationId } = await call("configurations.create", { draft, clientSecret });
  const tokens: string[] = [];
  const columns = [];
  for (const loginHint of names) {
    const { id } = await call("login.start", { configurationId, loginHint });
    const userId = await userOf(test, id);
    await call("tokens.copy", { userId, kind: "access_token" });
    tokens.push(test.copied.at(-1) ?? "");
    const who = {
      kind: "identity" as const,
      identity: { kind: "user" as const, userId },
      tokenState: "valid" as const,
    };
    columns.push({ id: userId, label: "", who, variables: [] });
  }
  const requestIds: string[] = [];
  for (const url of paths)
    requestIds.push((await call("requests.save", { request: typedRequest({ name: "Order", url }) })).id);
  const matrix = { ...emptyMatrixDraft, name: "Orders", requestIds, columns, concurrency: CONCURRENCY };
  return { matrixId: (await call("matrix.save", { matrix })).id, tokens };
};

const userOf = async ({ call }: TestWorkbench, runId: string): Promise<string> => {
  for (;;) {
    const { run: login } = await call("login.get", { id: runId });
    if (login.user !== undefined) return login.user.id;
    await nextTurn();
  }
};

const sendAll = async (agent: Agent, urls: readonly string[], tokens: readonly string[]): Promise<number> => {
  const begun = performance.now();
  const sendings = urls.flatMap((url) => tokens.map((token) => ({ url, token })));
  let next = 0;
  const worker = async () => {
    while (next < sendings.length) {
      const { url, token } = sendings[next] as (typeof sendings)[number];
      next += 1;
      const headers = { authorization: `Bearer ${token}` };
      const answer = await request(url, { dispatcher: agent, headers });
      await answer.body.text();
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  return performance.now() - begun;
};

const startApiThread = async () => {
  const worker = new Worker(fileURLToPath(import.meta.url));
  const origin = await new Promise<string>((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
  return { origin, stop: () => worker.terminate() };
};

const serveApi = (): void => {
  const body = JSON.stringify({ orders: Array.from({ length: 10 }, (_, id) => ({ id, product: "Valve" })) });
  const server = createServer((_, response) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.end(body);
  });
  server.listen(0, "127.0.0.1", () =>
    parentPort?.postMessage(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
  );
};

if (!isMainThread) serveApi();
