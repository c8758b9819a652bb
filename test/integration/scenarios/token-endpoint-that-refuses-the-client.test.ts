import { expect } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";

const refusal = {
  status: 401,
  document: () => ({ error: "invalid_client", error_description: "Unknown secret." }),
};

const answers: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ["with WWW-Authenticate", { "www-authenticate": 'Basic realm="op"', "x-request-id": "request-7" }],
  ["without WWW-Authenticate", { "x-request-id": "request-7" }],
];

for (const [what, headers] of answers) {
  const does = `answers invalid_client ${what}`;
  const workbench = "ends the login with the provider's words, and does not try again";
  scenario({ id: "F-69, C-89", provider: does, workbench }, async () => {
    const { provider } = await expectRefused(
      { script: { token: { ...refusal, headers } } },
      {
        code: "token_error",
        step: "token_endpoint",
        field: "clientSecret",
        wire: {
          httpStatus: 401,
          error: "invalid_client",
          errorDescription: "Unknown secret.",
          requestId: "request-7",
        },
      },
    );
    // A code is redeemed once, whatever the answer is (C-89).
    expect(provider.received.of("token")).toHaveLength(1);
  });
}
