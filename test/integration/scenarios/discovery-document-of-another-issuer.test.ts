import { expect } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";

scenario(
  {
    id: "RP-34, C-47, FAPI-3",
    provider: "names another issuer in its discovery document",
    workbench: "stops before the browser is opened",
  },
  async () => {
    const { provider, trace } = await expectRefused(
      { script: { discovery: { document: (right) => ({ ...right, issuer: "https://other.example" }) } } },
      { code: "discovery_issuer_mismatch", step: "discovery", field: "issuer" },
    );
    expect(provider.received.all().map(({ endpoint }) => endpoint)).toEqual(["discovery"]);
    expect(trace.filter(({ kind }) => kind === "navigation")).toEqual([]);
  },
);
