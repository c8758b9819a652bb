import { afterEach, describe, expect, it } from "vitest";
import {
  type DemoProviderState,
  type DemoProviderStateKeeper,
  InProcessDemoIdp,
  type InProcessDemoIdpOptions,
} from "../../../main/demo-idp/index.ts";
import type { DemoIdpStatus } from "../../../shared/demo-idp/demo-idp-status.ts";

const hosts: InProcessDemoIdp[] = [];

const makeHost = (options?: InProcessDemoIdpOptions): InProcessDemoIdp => {
  const host = new InProcessDemoIdp(options);
  hosts.push(host);
  return host;
};

const makeKeeper = (): DemoProviderStateKeeper => {
  let kept: DemoProviderState | undefined;
  return {
    load: async () => kept,
    save: async (state) => {
      kept = structuredClone(state);
    },
  };
};

afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.stop()));
});

describe("the demo identity provider in this process", () => {
  it("tells each change of its status", async () => {
    const seen: DemoIdpStatus[] = [];
    const host = makeHost({ onStatusChanged: (status) => seen.push(status) });
    expect(host.status()).toEqual({ state: "off" });
    const { issuer, apiBaseUrl } = await host.start();
    expect(host.status()).toEqual({ state: "on", issuer, apiBaseUrl });
    await host.stop();
    expect(seen.map(({ state }) => state)).toEqual(["starting", "on", "off"]);
  });

  it("is started once, however often it is asked", async () => {
    const host = makeHost();
    const [first, second] = await Promise.all([host.start(), host.start()]);
    expect(second).toEqual(first);
  });

  it("comes back at the same address after a stop, even before that stop is over", async () => {
    const host = makeHost();
    const first = await host.start();
    const stopped = host.stop();
    expect(await host.start()).toEqual(first);
    await stopped;
    expect(host.status().state).toBe("on");
  });

  it("is the same one in the next process, through the kept state", async () => {
    const keeper = makeKeeper();
    const first = makeHost({ keeper });
    const before = await first.start();
    await first.stop();
    expect(await makeHost({ keeper }).start()).toEqual(before);
  });

  it("says why it failed, and can be started again", async () => {
    const keeper = makeKeeper();
    const first = makeHost({ keeper });
    await first.start();
    const second = makeHost({ keeper });
    await expect(second.start()).rejects.toMatchObject({ error: { code: "port_in_use" } });
    expect(second.status()).toMatchObject({
      state: "failed",
      message: expect.stringContaining("used by another"),
    });
    await first.stop();
    await second.start();
    expect(second.status().state).toBe("on");
  });

  it("does not stay on when its state cannot be kept", async () => {
    const refusal = new Error("no room");
    const host = makeHost({
      keeper: {
        load: async () => undefined,
        save: async () => {
          throw refusal;
        },
      },
    });
    await expect(host.start()).rejects.toBe(refusal);
    expect(host.status()).toEqual({ state: "failed", message: "no room" });
  });
});
