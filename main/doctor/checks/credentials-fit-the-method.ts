import { usesClientSecret } from "#shared/configurations/client-configuration.ts";
import { type DoctorCheck, failed, passed, warning } from "../check.ts";

export const credentialsFitTheMethod: DoctorCheck = {
  checkId: "credentials-fit-the-method",
  area: "client_registration",
  title: "Secret or key fits the method",
  expected: "a client secret for the methods with one, a key for private_key_jwt, nothing for none",
  source: "OIDC Core 9",
  examine: ({ draft, hasClientSecret, clientKeyAlgorithm }) => {
    const method = draft.clientAuthenticationMethod;
    if (usesClientSecret(method)) {
      if (hasClientSecret) return passed(`a secret for ${method}`);
      return failed({
        title: "Client secret is missing",
        found: `no secret for ${method}`,
        advice: "Copy the client secret from the client's registration at the provider.",
      });
    }
    if (method === "private_key_jwt") {
      if (clientKeyAlgorithm !== undefined) return passed(`a key for ${clientKeyAlgorithm}`);
      return failed({
        title: "Client's key is missing",
        found: "no key for private_key_jwt",
        advice: "Make a key or import one, and register its public side at the provider.",
      });
    }
    if (!hasClientSecret) return passed("none needed");
    return warning({
      title: "Client secret is not used",
      found: `a secret is kept, and the method is ${method}`,
      advice: "If the client has a secret, use a method with one; otherwise remove the secret.",
    });
  },
};
