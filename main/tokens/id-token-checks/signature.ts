import type { AppErrorCode } from "#shared/app-error.ts";
import type { CheckOutcome } from "../../trace/index.ts";
import { type SignatureProblem, verifySignature } from "../verify-signature.ts";
import { type IdTokenContext, outcome } from "./context.ts";

const codes: Readonly<Record<SignatureProblem, AppErrorCode>> = {
  unsigned: "id_token_unsigned",
  algorithm: "id_token_alg_unsupported",
  critical_extension: "id_token_signature_invalid",
  no_key: "id_token_key_not_found",
  invalid: "id_token_signature_invalid",
};

/** The token is signed by the provider with an allowed algorithm (OIDC Core 3.1.3.7, 6 to 8). */
export const checkSignature = async ({ token, decoded, expected }: IdTokenContext): Promise<CheckOutcome> => {
  const finding = await verifySignature(token, decoded.header, expected);
  const { problem } = finding;
  return outcome(
    "id_token.signature",
    "Signature is valid",
    "OIDC Core 3.1.3.7",
    problem === undefined ? "passed" : "failed",
    problem === undefined ? `valid, one of ${expected.algorithms.join(", ")}` : finding.expected,
    finding.found,
    problem === undefined ? undefined : codes[problem],
  );
};
