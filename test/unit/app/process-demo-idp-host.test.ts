import { describe, expect, it } from "vitest";
import { AppFailure } from "#shared/app-error.ts";
import type { DemoIdpStatus } from "#shared/demo-idp/demo-idp-status.ts";
import { createProcessDemoIdpHost, type DemoIdpProcess } from "../../../main/app/process-demo-idp-host.ts";
import type { MessageFromDemoIdp, MessageToDemoIdp } from "../../../main/demo-idp/index.ts";
import type { DemoProviderState, RunningDemoIdp } from "../../../main/ports/demo-idp-host.ts";
import { failureOf } from "../../support/failure-of.ts";
import { createManualClock } from "../../support/manual-clock.ts";

const state: DemoProviderState = { port: 4000, clientSecret: "s", signingKeys: [] };
const running: RunningDemoIdp = {
  issuer: "http://127.0.0.1:4000",
  apiBaseUrl: "http://127.0.0.1:4000/api",
  client: { clientId: "c", clientSecret: "s" },
  publicClient: { clientId: "p" },
};
const started: MessageFromDemoIdp = { type: "started", running, state };
const on: DemoIdpStatus = { state: "on", issuer: running.issuer, apiBaseUrl: running.apiBaseUrl };

/** A child process that does what the test says. */
const createProcess = () => {
  const received: MessageToDemoIdp[] = [];
  const messageListeners: ((message: MessageFromDemoIdp) => void)[] = [];
  let tellExit: (exitCode: number) => void = () => undefined;
  let kills = 0;
  const process: DemoIdpProcess = {
    send: (message) => void received.push(message),
    onMessage: (listener) => void messageListeners.push(listener),
    onExit: (listener) => {
      tellExit = listener;
    },
    kill: () => {
      kills += 1;
      tellExit(0);
    },
  };
  return {
    process,
    received,
    kills: () => kills,
    answer: (message: MessageFromDemoIdp) => {
      for (const listener of messageListeners) listener(message);
    },
    crash: () => tellExit(1),
  };
};

const openHost = () => {
  const clock = createManualClock();
  const children: ReturnType<typeof createProcess>[] = [];
  const statuses: DemoIdpStatus[] = [];
  let kept: DemoProviderState | undefined;
  const host = createProcessDemoIdpHost({
    clock,
    launch: () => {
      const child = createProcess();
      children.push(child);
      return child.process;
    },
    keeper: {
      load: async () => kept,
      save: async (saved) => {
        kept = saved;
      },
    },
    onStatusChanged: (status) => void statuses.push(status),
  });
  /** The newest child, once it has been asked to start. */
  const child = async (count = 1) => {
    await expect.poll(() => children[count - 1]?.received.length).toBe(1);
    return children[count - 1] as ReturnType<typeof createProcess>;
  };
  return { host, child, children, statuses, clock, kept: () => kept };
};

describe("the demo identity provider's process", () => {
  it("is started once for all who ask, and its state is kept", async () => {
    const { host, child, children, statuses, kept } = openHost();
    const asked = [host.start(), host.start()];
    (await child()).answer(started);
    expect(await Promise.all(asked)).toEqual([running, running]);
    expect(children).toHaveLength(1);
    expect(kept()).toEqual(state);
    expect(statuses).toEqual([{ state: "starting" }, on]);
    expect(host.status()).toEqual(on);
  });

  it("is given the kept state at the next start, after the one before has ended", async () => {
    const { host, child, children } = openHost();
    const first = host.start();
    (await child()).answer(started);
    await first;
    const stopped = host.stop();
    const second = host.start();
    await expect.poll(() => children[0]?.received).toContainEqual({ type: "stop" });
    expect(children).toHaveLength(1);
    children[0]?.answer({ type: "stopped" });
    await stopped;
    expect(children[0]?.kills()).toBe(1);
    const next = await child(2);
    expect(next.received).toEqual([{ type: "start", state }]);
    next.answer(started);
    expect(await second).toEqual(running);
  });

  it("says why it did not start, and can be started again", async () => {
    const { host, child } = openHost();
    const error = { code: "port_in_use", message: "Port 4000 is used.", advice: "Free it." } as const;
    const refused = failureOf(() => host.start());
    (await child()).answer({ type: "failed", error });
    expect(await refused).toEqual(error);
    expect(host.status()).toEqual({ state: "failed", message: "Port 4000 is used." });
    const again = host.start();
    (await child(2)).answer(started);
    expect(await again).toEqual(running);
  });

  it("fails when it crashes while it starts", async () => {
    const { host, child } = openHost();
    const refused = failureOf(() => host.start());
    (await child()).crash();
    expect((await refused).code).toBe("demo_idp_failed");
    expect(host.status().state).toBe("failed");
  });

  it("fails when it does not answer in time, and is not left running", async () => {
    const { host, child, clock } = openHost();
    const refused = failureOf(() => host.start());
    const slow = await child();
    clock.advance(20_000);
    expect((await refused).message).toBe("The demo identity provider did not start within 20 seconds.");
    expect(slow.kills()).toBe(1);
    expect(host.status().state).toBe("failed");
  });

  it("is failed after a crash, with the reason, and can be started again", async () => {
    const { host, child } = openHost();
    const first = host.start();
    const crashing = await child();
    crashing.answer(started);
    await first;
    crashing.crash();
    expect(host.status()).toEqual({
      state: "failed",
      message: "The demo identity provider ended unexpectedly.",
    });
    const again = host.start();
    (await child(2)).answer(started);
    await again;
    expect(host.status()).toEqual(on);
  });

  it("is killed when it does not stop in time (F-91)", async () => {
    const { host, child, clock } = openHost();
    const first = host.start();
    const stubborn = await child();
    stubborn.answer(started);
    await first;
    const stopped = host.stop();
    await expect.poll(() => stubborn.received.length).toBe(2);
    clock.advance(3_000);
    await stopped;
    expect(stubborn.kills()).toBe(1);
    expect(host.status()).toEqual({ state: "off" });
  });

  it("fails when its state cannot be kept, and is not left running", async () => {
    const child = createProcess();
    const locked = new AppFailure({ code: "data_key_missing", message: "Locked.", advice: "Unlock." });
    const host = createProcessDemoIdpHost({
      clock: createManualClock(),
      launch: () => child.process,
      keeper: { load: async () => undefined, save: () => Promise.reject(locked) },
      onStatusChanged: () => undefined,
    });
    const refused = failureOf(() => host.start());
    await expect.poll(() => child.received.length).toBe(1);
    child.answer(started);
    expect(await refused).toEqual(locked.error);
    expect(child.kills()).toBe(1);
  });

  it("stops without ever having started", async () => {
    const { host, statuses } = openHost();
    await host.stop();
    expect(statuses).toEqual([]);
  });
});
