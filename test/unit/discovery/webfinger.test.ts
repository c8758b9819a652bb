import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findIssuer, questionOfAccount, questionOfUrl } from "../../../main/discovery/webfinger.ts";
import type { HttpClient } from "../../../main/ports/http.ts";
import { failureOf } from "../../support/failure-of.ts";
import { jsonResponse } from "../../support/http-response.ts";

const REL = "http%3A%2F%2Fopenid.net%2Fspecs%2Fconnect%2F1.0%2Fissuer";

describe("the question for an identifier like an e-mail address", () => {
  it.each([
    ["anna@example.com", "acct:anna@example.com", "https://example.com"],
    [" acct:anna@example.com ", "acct:anna@example.com", "https://example.com"],
    [
      "anna.m+test@id.example.com:8443",
      "acct:anna.m+test@id.example.com:8443",
      "https://id.example.com:8443",
    ],
    ["anna@127.0.0.1:4711", "acct:anna@127.0.0.1:4711", "http://127.0.0.1:4711"],
    ["anna@localhost", "acct:anna@localhost", "http://localhost"],
    ["anna@[::1]:4711", "acct:anna@[::1]:4711", "http://[::1]:4711"],
  ])("of %j is for %s", (typed, resource, origin) => {
    expect(questionOfAccount(typed)).toEqual({
      resource,
      url: `${origin}/.well-known/webfinger?resource=${encodeURIComponent(resource)}&rel=${REL}`,
    });
  });

  it.each([
    "",
    "example.com",
    "https://anna@example.com",
    "anna@",
    "@example.com",
    "anna@exa mple.com",
    "anna@example.com/path",
    "anna:secret@example.com",
    "anna@other@example.com",
    "mailto:anna@example.com",
    "anna@example.com?x",
  ])("is none for %j", (typed) => {
    expect(questionOfAccount(typed)).toBeUndefined();
  });

  it("never goes to another host than the one after the @", () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        const question = questionOfAccount(`${name}@example.com`);
        if (question !== undefined) expect(new URL(question.url).host).toBe("example.com");
      }),
    );
  });
});

describe("the question for a URL", () => {
  it.each([
    ["https://example.com/anna#me", "https://example.com/anna"],
    ["https://example.com:8080", "https://example.com:8080/"],
  ])("%s is for %s", (typed, resource) => {
    expect(questionOfUrl(new URL(typed)).resource).toBe(resource);
  });
});

describe("the issuer that is found", () => {
  const http = (href: string): HttpClient => ({
    send: async () => jsonResponse({ links: [{ rel: decodeURIComponent(REL), href }] }),
  });
  const find = (href: string, typed = "anna@example.com") => {
    const question = questionOfAccount(typed);
    if (question === undefined) throw new Error("no identifier");
    return findIssuer(http(href), question, false);
  };

  it("is taken to the letter", async () => {
    expect(await find("https://ID.example.com/tenant/")).toEqual({
      issuer: "https://ID.example.com/tenant/",
      askedHost: "example.com",
    });
  });

  it.each(["http://127.0.0.1:631", "http://localhost", "https://[::1]/", "https://127.8.8.8"])(
    "is not on this machine when another one tells of it: %s",
    async (href) => {
      expect((await failureOf(() => find(href))).code).toBe("webfinger_invalid");
    },
  );

  it.each(["https://a b.example", "https://op.example\\@evil.example", "//op.example", "https://", "x"])(
    "is a URL of the right form: not %s",
    async (href) => {
      expect((await failureOf(() => find(href))).code).toBe("webfinger_invalid");
    },
  );
});
