import type { ProviderCapabilities } from "#shared/configurations/client-configuration.ts";
import { type BindingKey, makeDpopKey, proofAlgorithmFor } from "../../tokens/index.ts";
import type { LoginContext } from "./login-context.ts";

/**
 * Makes the key that this login's tokens are to be bound to (RFC 9449 4). A provider that lists no algorithm, or
 * none that can be done here, is asked all the same: it is for its token endpoint to refuse.
 */
export const bindToNewKey = async (
  { recorder }: Pick<LoginContext, "recorder">,
  { dpopSigningAlgorithmsSupported: listed }: ProviderCapabilities,
): Promise<BindingKey> => {
  const algorithm = proofAlgorithmFor(listed);
  recorder.check("preparation", {
    checkId: "request.dpop_algorithm",
    title: "DPoP is offered with the key's algorithm",
    source: "RFC 9449 5.1",
    result: listed.includes(algorithm) ? "passed" : "warning",
    expected: listed.length === 0 ? "dpop_signing_alg_values_supported in the document" : listed.join(", "),
    found: listed.length === 0 ? "missing" : algorithm,
  });
  const binding = await makeDpopKey(algorithm);
  recorder.redactor.learn(binding.jwk.d);
  return binding;
};
