import { expect } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";
import { signingKey } from "../../support/scriptable-provider/index.ts";

scenario(
  {
    id: "RP-8, LIB-3",
    provider: "leaves kid out, and has two keys that fit",
    workbench: "refuses the ID token",
  },
  async () => {
    const { error } = await expectRefused(
      {
        script: {
          keys: [await signingKey("RS256"), await signingKey("RS256", "RS256-2")],
          idToken: { header: ({ kid: _, ...right }) => right },
        },
      },
      { code: "id_token_rejected", step: "id_token" },
    );
    expect(error.cause).toContain("multiple applicable keys");
  },
);
