import { describe, expect, it } from "vitest";
import type { MessageFromDemoIdp, MessageToDemoIdp } from "../../../main/demo-idp/index.ts";
import { serveMessages } from "../../../main/demo-idp/serve-messages.ts";

const serve = () => {
  let deliver: (event: { readonly data: unknown }) => void = () => undefined;
  let receive: (message: MessageFromDemoIdp) => void = () => undefined;
  serveMessages({
    on: (_event, listener) => {
      deliver = listener;
    },
    postMessage: (message) => receive(message),
  });
  return (message: MessageToDemoIdp): Promise<MessageFromDemoIdp> =>
    new Promise((resolve) => {
      receive = resolve;
      deliver({ data: structuredClone(message) });
    });
};

const isUp = (issuer: string): Promise<boolean> =>
  fetch(`${issuer}/.well-known/openid-configuration`, { headers: { connection: "close" } }).then(
    (response) => response.ok,
    () => false,
  );

describe("the demo identity provider's process", () => {
  it("starts, says where it is and what to keep, and stops", async () => {
    const ask = serve();
    const started = await ask({ type: "start" });
    if (started.type !== "started") {
      throw new Error(started.type);
    }
    expect(structuredClone(started)).toEqual(started);
    expect(started.running.apiBaseUrl).toBe(`${started.running.issuer}/api`);
    expect(started.running.client.clientSecret).toBe(started.state.clientSecret);
    expect(await isUp(started.running.issuer)).toBe(true);

    expect(await ask({ type: "stop" })).toEqual({ type: "stopped" });
    expect(await isUp(started.running.issuer)).toBe(false);

    const again = await ask({ type: "start", state: started.state });
    expect(again).toEqual(started);
    await ask({ type: "stop" });
  });

  it("answers a failure as a value with its code", async () => {
    const first = serve();
    const started = await first({ type: "start" });
    const state = started.type === "started" ? started.state : undefined;
    expect(await serve()({ type: "start", state })).toMatchObject({
      type: "failed",
      error: { code: "port_in_use" },
    });
    await first({ type: "stop" });
  });
});
