import { expect } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";

scenario(
  {
    id: "FAPI-7, C-35",
    provider: "leaves out iss although it advertises it",
    workbench: "refuses the response, and calls nothing else",
  },
  async () => {
    const { failedChecks, provider } = await expectRefused(
      { script: { authorizationResponse: (right) => ({ ...right, iss: undefined }) } },
      { code: "response_iss_missing", step: "callback" },
    );
    expect(failedChecks).toEqual(["callback.iss"]);
    expect(provider.received.of("token")).toEqual([]);
  },
);
