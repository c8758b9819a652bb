import { expect } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";

scenario(
  {
    id: "C-24",
    provider: "answers error=access_denied",
    workbench: "ends the login with the provider's words",
  },
  async () => {
    const { provider } = await expectRefused(
      {
        script: {
          authorizationResponse: ({ code: _, ...right }) => ({
            ...right,
            error: "access_denied",
            error_description: "Ada may not use this client.",
          }),
        },
      },
      {
        code: "authorization_error",
        step: "authorization_endpoint",
        wire: { error: "access_denied", errorDescription: "Ada may not use this client." },
      },
    );
    expect(provider.received.of("token")).toEqual([]);
  },
);
