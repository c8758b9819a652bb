import { describe, expect, it } from "vitest";
import type { AppErrorCode } from "#shared/app-error.ts";
import { refusalOf } from "../../../main/tokens/index.ts";
import type { CheckOutcome } from "../../../main/trace/index.ts";

const outcome = (result: CheckOutcome["result"], code?: AppErrorCode): CheckOutcome => ({
  checkId: `id_token.${code ?? "x"}`,
  title: "A title",
  source: "OIDC Core 3.1.3.7",
  result,
  expected: "this",
  found: "that",
  ...(code === undefined ? {} : { code }),
});

const codes = [
  "id_token_malformed",
  "id_token_encrypted",
  "id_token_unsigned",
  "id_token_alg_unsupported",
  "id_token_key_not_found",
  "id_token_signature_invalid",
  "id_token_iss_mismatch",
  "id_token_sub_missing",
  "id_token_aud_mismatch",
  "id_token_azp_mismatch",
  "id_token_exp_missing",
  "id_token_expired",
  "id_token_iat_missing",
  "id_token_not_yet_valid",
  "id_token_nonce_mismatch",
  "id_token_auth_time_missing",
  "id_token_auth_time_too_old",
  "id_token_acr_mismatch",
  "id_token_at_hash_mismatch",
] as const;

describe("the refusal of an ID token", () => {
  it("is not there when no check failed", () => {
    expect(refusalOf([outcome("passed"), outcome("warning"), outcome("not_reached")])).toBeUndefined();
    expect(refusalOf([])).toBeUndefined();
  });

  it("is that of the first check that failed", () => {
    const outcomes = [
      outcome("warning"),
      outcome("failed", "id_token_aud_mismatch"),
      outcome("failed", "id_token_expired"),
    ];
    expect(refusalOf(outcomes)?.error).toMatchObject({
      code: "id_token_aud_mismatch",
      step: "id_token",
      source: "OIDC Core 3.1.3.7",
      cause: "expected this, found that",
    });
  });

  it.each(codes)("has words of its own for %s", (code) => {
    const error = refusalOf([outcome("failed", code)])?.error;
    expect(error?.code).toBe(code);
    expect(error?.message).not.toContain("A check of the ID token failed");
    expect(error?.advice.length).toBeGreaterThan(20);
  });

  it("names the check for which there are no words", () => {
    expect(refusalOf([outcome("failed")])?.error).toMatchObject({
      code: "id_token_rejected",
      message: "A check of the ID token failed: A title.",
    });
  });
});
