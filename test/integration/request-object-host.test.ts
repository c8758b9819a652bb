import { describe, expect, it, onTestFinished } from "vitest";
import { hostRequestObject } from "../../main/login/request-object/index.ts";
import { createManualClock } from "../support/manual-clock.ts";
import { sendRaw } from "../support/raw-http.ts";

const host = async () => {
  let fetched = 0;
  const hosted = await hostRequestObject("the.request.object", createManualClock(), () => {
    fetched += 1;
  });
  onTestFinished(() => hosted.close());
  const url = new URL(hosted.url);
  const ask = (
    changes: { readonly method?: string; readonly target?: string; readonly host?: string } = {},
  ) =>
    sendRaw("127.0.0.1", Number(url.port), {
      method: changes.method ?? "GET",
      target: changes.target ?? url.pathname,
      headers: [`Host: ${changes.host ?? url.host}`],
    });
  return { ask, close: hosted.close, fetched: () => fetched, url };
};

describe("a request object that is laid open for a provider", () => {
  it("is there at its own path, with its media type, as often as it is fetched", async () => {
    const { ask, fetched, url } = await host();
    expect(url.pathname).toMatch(/^\/request-object\/[\w-]{32}$/);
    expect(await ask()).toMatchObject({
      status: 200,
      body: "the.request.object",
      headers: { "content-type": "application/oauth-authz-req+jwt", "cache-control": "no-store" },
    });
    expect((await ask()).status).toBe(200);
    expect(fetched()).toBe(2);
  });

  it.each([
    ["another path", { target: "/request-object/guessed" }],
    ["the path with a query", { target: "?x=1" }],
    ["another method", { method: "POST" }],
    ["another host's name", { host: "rebound.example" }],
  ])("is not there for %s", async (_what, changes) => {
    const { ask, fetched, url } = await host();
    const target = "target" in changes ? changes.target.replace(/^\?/, `${url.pathname}?`) : url.pathname;
    const answer = await ask({ ...changes, target });
    expect(answer.status).toBe(404);
    expect(answer.text).not.toContain("the.request.object");
    expect(fetched()).toBe(0);
  });

  it("is at another path each time", async () => {
    expect((await host()).url.pathname).not.toBe((await host()).url.pathname);
  });

  it("is gone once it is withdrawn", async () => {
    const { ask, close } = await host();
    await close();
    await expect(ask()).rejects.toMatchObject({ code: "ECONNREFUSED" });
  });
});
