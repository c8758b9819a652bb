import { expect, test } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";

test.each([
  ["discovery", "discovery", 301],
  ["jwks", "id_token", 302],
  ["token", "token_endpoint", 307],
  ["userinfo", "userinfo", 308],
] as const)(
  "a redirect of %s is not followed, and its place is told (C-49, F-73)",
  async (endpoint, step, status) => {
    const { error, provider } = await expectRefused(
      { script: { [endpoint]: { status, headers: { location: "/elsewhere" } } } },
      { code: "redirect_refused", step, wire: { httpStatus: status } },
    );
    expect(error.message).toContain("/elsewhere");
    expect(provider.received.of("elsewhere")).toEqual([]);
  },
);
