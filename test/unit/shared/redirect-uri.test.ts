import { describe, expect, it } from "vitest";
import {
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
    expect(redirectUriToRegister(redirect)).toBe(uri);
  });

  it("of a login has the port that was got, and is a URL as it stands (C-10)", () => {
    for (const host of ["127.0.0.1", "localhost", "[::1]"] as const) {
      const uri = redirectUriWithPort({ host, path: "/cb" }, 51234);
      expect(new URL(uri).href).toBe(uri);
      expect(new URL(uri).port).toBe("51234");
    }
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
