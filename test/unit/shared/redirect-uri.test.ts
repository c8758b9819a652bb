import { describe, expect, it } from "vitest";
import { emptyDraft } from "#shared/configurations/client-configuration.ts";
import {
  capturedUriProblem,
  postLogoutPathOf,
  redirectUriToRegister,
  redirectUriWithPort,
} from "#shared/configurations/redirect-uri.ts";

describe("the redirect URI", () => {
  it.each([
    [{ host: "127.0.0.1", path: "/oauth/v2/callback" }, "http://127.0.0.1/oauth/v2/callback"],
    [{ host: "127.0.0.1", port: 8400, path: "/cb" }, "http://127.0.0.1:8400/cb"],
    [{ host: "localhost", port: 8400, path: "/" }, "http://localhost:8400/"],
    [{ host: "[::1]", port: 8400, path: "/cb" }, "http://[::1]:8400/cb"],
    [{ host: "[::1]", path: "/cb" }, "http://[::1]/cb"],
  ] as const)("to register for %j is %s (C-08, C-14, RFC 8252 7.3)", (redirect, uri) => {
    expect(redirectUriToRegister({ ...emptyDraft("").redirect, ...redirect })).toBe(uri);
  });

  it("to register is the captured one, as it was typed", () => {
    const capturedUri = "https://app.example/oauth/v2/callback";
    const redirect = { ...emptyDraft("").redirect, kind: "captured", capturedUri } as const;
    expect(redirectUriToRegister(redirect)).toBe(capturedUri);
  });

  it("of a login has the port that was got, and is a URL as it stands (C-10)", () => {
    for (const host of ["127.0.0.1", "localhost", "[::1]"] as const) {
      const uri = redirectUriWithPort({ host, path: "/cb" }, 51234);
      expect(new URL(uri).href).toBe(uri);
      expect(new URL(uri).port).toBe("51234");
    }
  });
});

describe("a redirect URI to capture", () => {
  it.each([
    "https://app.example/oauth/v2/callback",
    "https://app.example:8443/",
    "http://[::1]:8080/cb",
    "com.example.app:/oauth",
    "myapp://callback",
    "msal3f1c://auth",
  ])("can be %s", (uri) => {
    expect(capturedUriProblem(uri)).toBeUndefined();
    expect(new URL(uri).href).toBe(uri);
  });

  it.each([
    ["app.example/callback", "scheme"],
    ["HTTPS://app.example/callback", "scheme"],
    ["https:", "scheme"],
    ["https://app.example", "host in lower case and a path"],
    ["https://App.example/callback", "host in lower case and a path"],
    ["https://app.example:443/callback", "host in lower case and a path"],
    ["https://anna@app.example/callback", "host in lower case and a path"],
    ["https://app.example/a/../callback", "host in lower case and a path"],
    ["https://app.example/call back", "escaped"],
    ["https://app.example/callback#top", "fragment"],
    ["https://app.example/callback?tenant=1", "query"],
    ["javascript:alert(1)", "javascript: cannot be captured"],
    ["file:///etc/passwd", "file: cannot be captured"],
  ])("cannot be %s", (uri, words) => {
    expect(capturedUriProblem(uri)).toContain(words);
  });
});

describe("the post-logout path", () => {
  it.each([
    ["/oauth/v2/callback", "/oauth/v2/logout"],
    ["/cb", "/logout"],
    ["/", "/logout"],
    ["/oauth/", "/oauth/logout"],
  ])("lies beside the callback %s: %s", (callback, logout) => {
    expect(postLogoutPathOf(callback)).toBe(logout);
  });
});
