import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { isMainThread } from "node:worker_threads";
import { Agent, request } from "undici";
import {
  openTestWorkbench,
  type PublishedEvent,
  scriptedBrowser,
  type TestWorkbench,
} from "../support/open-test-workbench.ts";
import { signInAs } from "../support/sign-in.ts";
import { typedRequest } from "../support/typed-request.ts";
import { type BenchRow, compare } from "./bench-row.ts";
import { measureOtherTools } from "./other-tools.ts";
import { serveDemoProvider, startProviderThread } from "./provider-thread.ts";

const IN_A_ROW = 1_000;
const ROUNDS = 5;
const AT_ONCE = 10_000;
const IN_FLIGHT = 32;
const ROUNDS_AT_ONCE = 2;
/** Of the history, when memory is measured. */
const [FEW, MANY] = [10_000, 100_000];
const MEBIBYTE = 1024 * 1024;

/**
 * Authorized GETs from one saved request, with the history on and each answer handed over in full, against a bare
 * loop over undici that sends the same token and reads the same body: 1,000 one after the other, and 10,000 with 32
 * in flight. Then what memory 100,000 exchanges take beside 10,000, and other tools on the same requests. The API
 * runs in a thread of its own.
 */
export const run = async (): Promise<readonly BenchRow[]> => {
  const { running, host, stop } = await startProviderThread(fileURLToPath(import.meta.url));
  const test = await openTestWorkbench({
    systemBrowser: scriptedBrowser(signInAs(() => "anna")),
    createDemoIdpHost: () => host,
  });
  const agent = new Agent({ connections: IN_FLIGHT });
  try {
    const { userId, accessToken } = await signedIn(test);
    const url = `${running.apiBaseUrl}/orders`;
    const draft = typedRequest({ name: "List orders", url, userId });
    const { id } = await test.call("requests.save", { request: draft });
    const ours = async (index: number) => {
      const sendingId = `send-${index}`;
      // As the window asks: what a test keeps of answers would count as memory of ours.
      const result = await test.workbench.dispatch("requests.send", {
        sendingId,
        savedRequestId: id,
        request: draft,
      });
      const status = result.ok ? (result.value as { readonly status?: number }).status : undefined;
      if (status !== 200) throw new Error(`Answered ${status}`);
    };
    const bare = async () => {
      const headers = { authorization: `Bearer ${accessToken}` };
      const answer = await request(url, { dispatcher: agent, headers });
      await answer.body.text();
    };
    const row = (name: string, rounds: number, times: number, inFlight: number) =>
      compare(
        name,
        rounds,
        () => timed(times, inFlight, ours),
        () => timed(times, inFlight, bare),
      );
    const inARow = await row("requests, 1,000 in a row", ROUNDS, IN_A_ROW, 1);
    const atOnce = await row("requests, 10,000 with 32 in flight", ROUNDS_AT_ONCE, AT_ONCE, IN_FLIGHT);
    const memory = await measureMemory(test, ours);
    const others = await measureOtherTools({ url, accessToken, times: IN_A_ROW });
    const ofOthers = Object.entries(others).map(
      ([name, ms]): BenchRow => ({
        name: `${name}, 1,000 in a row with its start`,
        median: ms,
        unit: "ms",
        baseline: inARow.baseline,
        ratio: ms / inARow.baseline,
      }),
    );
    return [inARow, atOnce, ...memory, ...ofOthers];
  } finally {
    await agent.close();
    await test.dispose();
    await stop();
  }
};

/** Sends so many, with so many in flight at most. */
const timed = async (
  times: number,
  inFlight: number,
  send: (index: number) => Promise<void>,
): Promise<number> => {
  const begun = performance.now();
  let next = 0;
  const sendOnAndOn = async () => {
    while (next < times) {
      next += 1;
      await send(next);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, sendOnAndOn));
  return performance.now() - begun;
};

/** What is used after 100,000 exchanges, beside what was after 10,000. */
const measureMemory = async (
  test: TestWorkbench,
  send: (index: number) => Promise<void>,
): Promise<readonly BenchRow[]> => {
  const total = async () => (await test.call("requests.history", { limit: 1 })).total;
  const upTo = async (count: number, sent: number) => {
    await timed(count - sent, IN_FLIGHT, send);
    await total();
    // What a test remembers of events is not ours.
    (test.events as PublishedEvent[]).length = 0;
    return used();
  };
  // Those that were measured are in the history already.
  const few = await upTo(FEW, 0);
  const many = await upTo(MANY, FEW);
  const row = (name: string, before: number, after: number): BenchRow => ({
    name,
    median: after / MEBIBYTE,
    unit: "MB",
    baseline: before / MEBIBYTE,
    ratio: after / before,
  });
  return [
    row("heap after 100,000 exchanges, after 10,000", few.heap, many.heap),
    row("process after 100,000 exchanges, after 10,000", few.process, many.process),
  ];
};

/** Without what nobody holds any more. */
const used = (): { readonly heap: number; readonly process: number } => {
  setFlagsFromString("--expose-gc");
  const collectGarbage = runInNewContext("gc") as () => void;
  collectGarbage();
  const { heapUsed, rss } = process.memoryUsage();
  return { heap: heapUsed, process: rss };
};

/** A user who is signed in at the demo provider, and the access token for the bare loop. */
const signedIn = async (test: TestWorkbench) => {
  const { id } = await test.call("demo.configure", undefined);
  const { run } = await test.ended((await test.call("login.start", { configurationId: id })).id);
  const userId = run.user?.id ?? "";
  await test.call("tokens.copy", { userId, kind: "access_token" });
  return { userId, accessToken: test.copied.at(-1) ?? "" };
};

if (!isMainThread) await serveDemoProvider();
