import { expect } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";

scenario(
  {
    id: "FAPI-6, C-34",
    provider: "adds a slash to iss of the response",
    workbench: "refuses the response, and calls nothing else",
  },
  async () => {
    const { failedChecks, provider } = await expectRefused(
      { script: { authorizationResponse: (right) => ({ ...right, iss: `${right.iss}/` }) } },
      { code: "response_iss_mismatch", step: "callback" },
    );
    expect(failedChecks).toEqual(["callback.iss"]);
    expect(provider.received.of("token")).toEqual([]);
  },
);
