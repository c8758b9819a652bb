import { expect } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";

scenario(
  {
    id: "C-36",
    provider: "sends another iss, and does not advertise it",
    workbench: "refuses the response, and does not redeem the code",
  },
  async () => {
    const { provider } = await expectRefused(
      {
        script: {
          discovery: {
            document: (right) => ({ ...right, authorization_response_iss_parameter_supported: false }),
          },
          authorizationResponse: (right) => ({ ...right, iss: "https://other.example" }),
        },
      },
      { code: "response_iss_mismatch", step: "callback" },
    );
    expect(provider.received.of("token")).toEqual([]);
  },
);
