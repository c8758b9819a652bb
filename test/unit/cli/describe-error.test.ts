import { describe, expect, it } from "vitest";
import { AppFailure } from "#shared/app-error.ts";
import { describeError } from "../../../main/cli/describe-error.ts";

describe("an error in lines", () => {
  it("says reason, step, cause, the provider's words and advice", () => {
    const failure = new AppFailure({
      code: "token_error",
      message: "The token endpoint refused.",
      advice: "Check the secret.",
      cause: "401",
      step: "token_endpoint",
      wire: { httpStatus: 401, error: "invalid_client", errorDescription: "unknown client" },
    });
    expect(describeError(failure)).toEqual([
      "Error: The token endpoint refused. (token_error)",
      "Step: token endpoint",
      "Cause: 401",
      "The provider said: 401 invalid_client unknown client",
      "Advice: Check the secret.",
    ]);
  });

  it("says what is known of any other", () => {
    expect(describeError(new TypeError("x is not a function"))).toEqual(["Error: x is not a function"]);
  });
});
