import { expect, test } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";

const refusal = {
  status: 401,
  document: () => ({ error: "invalid_client", error_description: "Unknown secret." }),
};

test.each([
  ["with WWW-Authenticate", { "www-authenticate": 'Basic realm="op"', "x-request-id": "request-7" }],
  ["without WWW-Authenticate", { "x-request-id": "request-7" }],
])("invalid_client %s ends the login with the provider's words (F-69)", async (_, headers) => {
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
