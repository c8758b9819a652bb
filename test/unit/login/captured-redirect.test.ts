import { describe, expect, it } from "vitest";
import { openCapturedRedirect } from "../../../main/login/callback/captured-redirect.ts";
import type { CapturedRequest } from "../../../main/ports/browser-opener.ts";

const STATE = "state-of-this-login-0123456789";
const WEB_URI = "https://app.example/oauth/v2/callback";
const APP_URI = "com.example.app:/oauth";

const open = (uri: string, method: "GET" | "POST" = "GET") => {
  const rejections: string[] = [];
  const receiver = openCapturedRedirect({
    uri,
    state: STATE,
    method,
    onRejected: (reason) => rejections.push(reason),
  });
  const answers: (readonly [string, string])[][] = [];
  void receiver.response.then((parameters) => answers.push([...parameters]));
  const take = (request: Partial<CapturedRequest>) =>
    receiver.captured?.take({ method, url: uri, isPage: true, body: undefined, ...request }) ?? "";
  return { receiver, rejections, answers, take };
};

const query = `code=code-1&state=${STATE}`;

describe("a captured redirect", () => {
  it.each([WEB_URI, APP_URI])("to %s answers the parameters of its query", async (uri) => {
    const { receiver, take } = open(uri);
    expect(take({ url: `${uri}?${query}` })).toContain("nothing was sent");
    expect(Object.fromEntries(await receiver.response)).toEqual({ code: "code-1", state: STATE });
    expect(receiver.redirectUri).toBe(uri);
  });

  it.each([WEB_URI, APP_URI])("to %s answers the parameters that a form posts", async (uri) => {
    const { receiver, take } = open(uri, "POST");
    take({ body: query });
    expect(Object.fromEntries(await receiver.response)).toEqual({ code: "code-1", state: STATE });
  });

  it.each([
    ["with another state (C-23)", { url: `${WEB_URI}?code=x&state=other` }, "state is not the one sent"],
    ["without state (C-23)", { url: `${WEB_URI}?code=x` }, "state is missing"],
    ["with two codes", { url: `${WEB_URI}?${query}&code=y` }, "code occurs more than once"],
    ["by POST", { method: "POST", body: query }, "by POST, not by GET"],
    ["from a part of a page", { url: `${WEB_URI}?${query}`, isPage: false }, "a part of a page"],
    ["at another path", { url: `https://app.example/other?${query}` }, "another address"],
    ["with its parameters behind #", { url: `${WEB_URI}#${query}` }, "state is missing"],
    ["of great length", { url: `${WEB_URI}?${query}&x=${"a".repeat(70_000)}` }, "too long"],
  ])("is refused %s, and the right one is still waited for", async (_what, request, reason) => {
    const { receiver, rejections, answers, take } = open(WEB_URI);
    expect(take(request)).toContain("goes on waiting");
    await Promise.resolve();
    expect(answers).toEqual([]);
    expect(rejections).toEqual([expect.stringContaining(reason)]);
    take({ url: `${WEB_URI}?${query}` });
    await expect(receiver.response).resolves.toBeDefined();
  });

  it("counts once, and not after the end", async () => {
    const { receiver, rejections, take } = open(WEB_URI);
    take({ url: `${WEB_URI}?${query}` });
    expect(take({ url: `${WEB_URI}?${query}` })).toContain("received before");
    receiver.finish();
    expect(take({ url: `${WEB_URI}?${query}` })).toContain("received before");
    expect(rejections).toEqual([]);
  });

  it.each([
    [`${WEB_URI}?a=b#c`, true],
    ["https://APP.example:443/oauth/v2/callback", true],
    [`${WEB_URI}/`, false],
    ["http://app.example/oauth/v2/callback", false],
    ["https://app.example.evil.example/oauth/v2/callback", false],
    ["no address", false],
  ])("is at %s: %s", (url, is) => {
    expect(open(WEB_URI).receiver.captured?.isAt(url)).toBe(is);
  });
});
