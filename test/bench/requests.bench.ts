import { fileURLToPath } from "node:url";
import { isMainThread } from "node:worker_threads";
import { Agent, request } from "undici";
import { openTestWorkbench, scriptedBrowser, type TestWorkbench } from "../support/open-test-workbench.ts";
import { signInAs } from "../support/sign-in.ts";
import { typedRequest } from "../support/typed-request.ts";
import { type BenchRow, compare } from "./bench-row.ts";
import { serveDemoProvider, startProviderThread } from "./provider-thread.ts";

const REQUESTS = 1_000;
const ROUNDS = 5;

/**
 * 1,000 sequential authorized GETs from one saved request, with the history on and each answer handed over in
 * full, against a bare loop over undici that sends the same token and reads the same body. The API runs in a
 * thread of its own.
 */
export const run = async (): Promise<readonly BenchRow[]> => {
  const { running, host, stop } = await startProviderThread(fileURLToPath(import.meta.url));
  const test = await openTestWorkbench({
    systemBrowser: scriptedBrowser(signInAs(() => "anna")),
    createDemoIdpHost: () => host,
  });
  const agent = new Agent();
  try {
    const { userId, accessToken } = await signedIn(test);
    const url = `${running.apiBaseUrl}/orders`;
    const saved = await test.call("requests.save", {
      request: typedRequest({ name: "List orders", url, userId }),
    });
    const { id } = saved;
    const draft = typedRequest({ name: "List orders", url, userId });
    const ours = () =>
      timed(async (index) => {
        const sendingId = `send-${index}`;
        const exchange = await test.call("requests.send", { sendingId, savedRequestId: id, request: draft });
        if (exchange.status !== 200) throw new Error(`Answered ${exchange.status}`);
      });
    const bare = () =>
      timed(async () => {
        const headers = { authorization: `Bearer ${accessToken}` };
        const answer = await request(url, { dispatcher: agent, headers });
        await answer.body.text();
      });
    return [await compare("requests", ROUNDS, ours, bare)];
  } finally {
    await agent.close();
    await test.dispose();
    await stop();
  }
};

const timed = async (send: (index: number) => Promise<void>): Promise<number> => {
  const begun = performance.now();
  for (let index = 0; index < REQUESTS; index += 1) await send(index);
  return performance.now() - begun;
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
