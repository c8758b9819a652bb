import { describe, expect, it } from "vitest";
import { emptyDraft } from "#shared/configurations/client-configuration.ts";
import type { HttpRequest, HttpResponse } from "../../../main/ports/http.ts";
import { followRedirects } from "../../../main/requests/follow-redirects.ts";
import { holdsSecret, nextRequest, withoutCredentials } from "../../../main/requests/redirects.ts";
import type { Sending } from "../../../main/requests/sending.ts";
import { createRedactor } from "../../../main/trace/index.ts";
import { apiClient, receiveSmall } from "../../support/api-client.ts";
import { httpResponse } from "../../support/http-response.ts";
import { createManualClock } from "../../support/manual-clock.ts";

const from: HttpRequest = { method: "GET", url: "https://api.example/orders/7?x=1", headers: [] };

const redirectTo = (location: string, status = 302): HttpResponse =>
  httpResponse("", { status, headers: [["location", location]] });

describe("where a redirect leads to", () => {
  it.each([
    ["/other", "https://api.example/other"],
    ["other", "https://api.example/orders/other"],
    ["?y=2", "https://api.example/orders/7?y=2"],
    ["//other.example/x", "https://other.example/x"],
    ["https://other.example/x#part", "https://other.example/x"],
    // UTF-8 as Node reads it.
    [Buffer.from("/größe").toString("latin1"), "https://api.example/gr%C3%B6%C3%9Fe"],
    ["/gr\u00f6\u00dfe", "https://api.example/gr%C3%B6%C3%9Fe"],
  ])("%j is %s", (location, url) => {
    expect(nextRequest(from, redirectTo(location))).toMatchObject({ kind: "follow", request: { url } });
  });

  it.each(["data:text/html,x", "ftp://api.example/", "app://index.html", "https://a:b@api.example/"])(
    "%s is not followed",
    (location) => {
      expect(nextRequest(from, redirectTo(location))).toMatchObject({
        kind: "stay",
        error: { code: "redirect_not_followed" },
      });
    },
  );

  it("is no redirect without a Location, or with another status", () => {
    expect(nextRequest(from, httpResponse("", { status: 302 }))).toBeUndefined();
    expect(nextRequest(from, redirectTo("/x", 200))).toBeUndefined();
  });
});

describe("what stays behind", () => {
  it("is what a person is known by, and what holds a secret", () => {
    const headers = [
      ["Authorization", "x"],
      ["cookie", "x"],
      ["X-API-Key", "x"],
      ["X-Auth-Token", "x"],
      ["Referer", "x"],
      ["X-Tenant", "the-secret"],
      ["Accept", "*/*"],
    ] as const;
    expect(withoutCredentials(headers, ["the-secret"])).toEqual([["Accept", "*/*"]]);
  });

  it("is found as it stands in a URL or in JSON", () => {
    expect(holdsSecret("a%2Fb", ["a/b"])).toBe(true);
    expect(holdsSecret('{"x":"say \\"it\\""}', ['say "it"'])).toBe(true);
    expect(holdsSecret("anything", [""])).toBe(false);
  });
});

describe("following", () => {
  const configuration = {
    ...emptyDraft("A"),
    id: "c",
    allowedOrigins: ["https://api.example", "http://127.0.0.1:8080", "https://b.example"],
  } as never;

  /** Follows answers that are there one for each request; gives what was sent. */
  const follow = async (
    answers: readonly HttpResponse[],
    request: Partial<HttpRequest> = {},
    secrets: readonly string[] = [],
  ) => {
    const clock = createManualClock();
    const sent: HttpRequest[] = [];
    const facts = { kind: "access_token", state: "valid" } as const;
    const sending: Sending = {
      clock,
      clientFor: () =>
        apiClient(async (each) => {
          sent.push(each);
          return answers[sent.length - 1] ?? httpResponse("end");
        }),
      receive: () => receiveSmall(),
      redactor: createRedactor(),
      signal: new AbortController().signal,
      endsAt: 60_000,
      limits: { headersTimeoutMs: 60_000, totalTimeoutMs: 60_000, maxResponseBytes: 1_000 },
      supply: {
        first: async () => ({ value: "the-token", facts }),
        another: async () => undefined,
        use: () => "sent",
        record: () => undefined,
      },
      boundSender: () => Promise.reject(new Error("no token is bound here")),
      hops: [],
    };
    const bodyHoldsSecret = () => holdsSecret(String(request.body), secrets);
    const rules = { redirects: "follow", configuration, secrets, bodyHoldsSecret } as const;
    const followed = await followRedirects(sending, { ...from, ...request }, rules);
    const tokens = sent.map(({ headers }) => headers.some(([, value]) => value.includes("the-token")));
    return { followed, sent, tokens };
  };

  it("takes the token to another origin that is allowed", async () => {
    expect((await follow([redirectTo("https://b.example/")])).tokens).toEqual([true, true]);
  });

  it("never takes it from https to http, though the origin is allowed", async () => {
    const { sent, tokens } = await follow([redirectTo("http://127.0.0.1:8080/")], {
      headers: [["X-Api-Key", "typed"]],
    });
    expect(tokens).toEqual([true, false]);
    expect(sent[1]?.headers).toEqual([]);
  });

  it("never takes it back after it stayed behind", async () => {
    const { tokens } = await follow([
      redirectTo("https://evil.example/"),
      redirectTo("https://api.example/"),
    ]);
    expect(tokens).toEqual([true, false, false]);
  });

  it("does not take a body with a secret to an origin that is not allowed", async () => {
    const post = { method: "POST", body: '{"key":"the-secret"}' };
    const refused = await follow([redirectTo("https://evil.example/", 307)], post, ["the-secret"]);
    expect(refused.sent).toHaveLength(1);
    expect(refused.followed.notFollowed).toMatchObject({
      code: "redirect_not_followed",
      cause: "https://evil.example",
    });
    const allowed = await follow([redirectTo("https://b.example/", 307)], post, ["the-secret"]);
    expect(allowed.sent).toHaveLength(2);
    const withoutBody = await follow([redirectTo("https://evil.example/", 303)], post, ["the-secret"]);
    expect(withoutBody.sent[1]).not.toHaveProperty("body");
  });
});
