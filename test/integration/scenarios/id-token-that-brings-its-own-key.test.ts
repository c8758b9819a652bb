import { expect } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";
import { signingKey } from "../../support/scriptable-provider/index.ts";

scenario(
  {
    id: "C-53",
    provider: "signs with a key that stands only in the ID token's header",
    workbench: "asks for the keys once more, and refuses the ID token",
  },
  async () => {
    const stranger = await signingKey("RS256", "stranger");
    const { provider } = await expectRefused(
      {
        script: {
          idToken: {
            sign: stranger,
            header: (right) => ({ ...right, jwk: stranger.publicJwk, jku: "https://other.example/jwks" }),
          },
        },
      },
      { code: "id_token_key_not_found", step: "id_token" },
    );
    // The keys are asked for once more, as they may have been rotated, and then no more (C-51).
    expect(provider.received.of("jwks")).toHaveLength(2);
  },
);
