import { expectAccepted } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";

scenario(
  {
    id: "RP-7",
    provider: "leaves kid out, and has one key",
    workbench: "verifies with that key, and accepts the login",
  },
  async () => {
    await expectAccepted({ script: { idToken: { header: ({ kid: _, ...right }) => right } } });
  },
);
