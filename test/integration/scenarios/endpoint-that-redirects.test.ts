import { expect } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";

const endpoints = [
  ["discovery", "discovery", 301],
  ["jwks", "id_token", 302],
  ["token", "token_endpoint", 307],
  ["userinfo", "userinfo", 308],
] as const;

for (const [endpoint, step, status] of endpoints) {
  const does = `redirects ${endpoint} with ${status}`;
  scenario(
    { id: "C-49, F-73", provider: does, workbench: "does not follow, and tells the place" },
    async () => {
      const { error, provider } = await expectRefused(
        { script: { [endpoint]: { status, headers: { location: "/elsewhere" } } } },
        { code: "redirect_refused", step, wire: { httpStatus: status } },
      );
      expect(error.message).toContain("/elsewhere");
      expect(provider.received.of("elsewhere")).toEqual([]);
    },
  );
}
