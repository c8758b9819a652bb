import { expect, test } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";

test("a login stops before the browser when the document names another issuer (RP-34, C-47)", async () => {
  const { provider, trace } = await expectRefused(
    { script: { discovery: { document: (right) => ({ ...right, issuer: "https://other.example" }) } } },
    { code: "discovery_issuer_mismatch", step: "discovery", field: "issuer" },
  );
  expect(provider.received.all().map(({ endpoint }) => endpoint)).toEqual(["discovery"]);
  expect(trace.filter(({ kind }) => kind === "navigation")).toEqual([]);
});
