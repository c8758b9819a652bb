import { expect } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";

scenario(
  { id: "LIB-6", provider: "issues no ID token", workbench: "refuses the token response" },
  async () => {
    const { provider } = await expectRefused(
      { script: { token: { document: ({ id_token: _, ...right }) => right } } },
      { code: "id_token_missing", step: "id_token" },
    );
    expect(provider.received.of("userinfo")).toEqual([]);
  },
);
