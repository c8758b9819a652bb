import { expectAccepted } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";
import { signingKey } from "../../support/scriptable-provider/index.ts";

scenario({ id: "OLD-5, C-55", provider: "signs with ES256", workbench: "accepts the login" }, async () => {
  await expectAccepted({ script: { keys: [await signingKey("ES256")] } });
});
