import { connect, type Socket } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { openListener } from "../support/open-listener.ts";

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
