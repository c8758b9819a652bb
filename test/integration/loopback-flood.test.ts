import { connect, type Socket } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { openListener } from "../support/open-listener.ts";
import { openScenario } from "../support/open-scenario.ts";
import { comeHome, navigate } from "../support/sign-in.ts";

const WRONG_CALLBACKS = 200;

test("a login succeeds amid 200 wrong callbacks, and its trace stays short (F-85, C-23)", async () => {
  let refused = 0;
  const { login } = await openScenario({
    visit: async (url) => {
      const right = (await navigate(url)).location ?? "";
      const wrong = new URL(right);
      wrong.searchParams.set("state", "of-nobody");
      // Eight at a time: a listener has room for sixteen connections.
      const flood = Array.from({ length: 8 }, async () => {
        for (let count = 0; count < WRONG_CALLBACKS / 8; count += 1) {
          if ((await navigate(wrong.href)).status === 400) refused += 1;
        }
      });
      await Promise.all(flood);
      await comeHome(right);
    },
  });
  const { run, trace } = await login();
  expect(run.error).toBeUndefined();
  expect(run.state).toBe("succeeded");
  expect(refused).toBe(WRONG_CALLBACKS);
  const refusals = trace.filter((entry) => entry.kind === "navigation" && entry.failure !== undefined);
  expect(refusals).toHaveLength(20);
});

test("sixteen connections that send nothing are ended, and the browser gets through (C-22)", async () => {
  const { callBack, clock, port } = await openListener();
  const idle = await Promise.all(Array.from({ length: 16 }, () => connectTo(port)));
  // One more than there is room for; that it is ended shows that the others were let in.
  await ended(await connectTo(port));
  clock.advance(5_000);
  await Promise.all(idle.map(ended));
  expect((await callBack({ code: "a-code" })).status).toBe(303);
});

/** A connection on which a request begins and does not go on. */
const connectTo = (port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host: "127.0.0.1", port }, () => resolve(socket));
    socket.write("GET / HTTP/1.1\r\n");
    socket.once("error", reject);
    onTestFinished(() => void socket.destroy());
  });

/** Resolves when the listener has ended the connection. */
const ended = (socket: Socket): Promise<void> =>
  new Promise((resolve) => {
    if (socket.closed) return resolve();
    socket.on("error", () => {});
    socket.once("close", () => resolve());
    socket.resume();
  });
