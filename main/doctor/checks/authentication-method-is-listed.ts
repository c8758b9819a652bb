import {
  type ClientAuthenticationMethod,
  clientAuthenticationMethods,
  usesClientCertificate,
  usesClientSecret,
} from "#shared/configurations/client-configuration.ts";
import { type DoctorCheck, failed, notApplicable, passed, warning } from "../check.ts";
import { knowsProvider, listedBy } from "../document-members.ts";
import { fixOf } from "../draft-fix.ts";
import type { Examination } from "../examination.ts";
import { shownList } from "../shown.ts";

/** The ones to offer first, by how much they ask of both sides. */
const preferred: readonly ClientAuthenticationMethod[] = ["client_secret_basic", "client_secret_post"];

/** Where nothing is listed, `client_secret_basic` is (OIDC Discovery 3). */
export const authenticationMethodIsListed: DoctorCheck = {
  checkId: "authentication-method-is-listed",
  area: "client_registration",
  title: "Client authentication method is supported",
  expected: "the method that is set in token_endpoint_auth_methods_supported",
  source: "OIDC Discovery 3",
  examine: (examination) => {
    if (!knowsProvider(examination)) return notApplicable("Nothing is known of the provider.");
    const said = listedBy(
      examination,
      "token_endpoint_auth_methods_supported",
      ({ clientAuthenticationMethodsSupported }) => clientAuthenticationMethodsSupported,
    );
    const listed = said ?? ["client_secret_basic"];
    const method = examination.draft.clientAuthenticationMethod;
    if (listed.includes(method))
      return passed(said === undefined ? `${method}, as nothing is said` : method, shownList(listed));
    const isUncertain = said === undefined || method === "none";
    return (isUncertain ? warning : failed)({
      title: isUncertain
        ? "Client authentication method is not listed"
        : "Client authentication method is not supported",
      expected: shownList(listed),
      found: method,
      advice: isUncertain
        ? "It may work all the same. If the token endpoint answers invalid_client, use a listed method."
        : "The token endpoint would answer invalid_client. Use a listed method, as the client is registered.",
      fix: fixFor(examination, listed),
      ask: `Which client authentication method is this client registered for? It uses ${method}; listed are ${shownList(listed)}.`,
    });
  },
};

const fixFor = (
  { hasClientSecret, clientKeyAlgorithm, clientCertificate }: Examination,
  listed: readonly string[],
) => {
  const isPossible = (method: ClientAuthenticationMethod): boolean => {
    if (usesClientSecret(method)) return hasClientSecret;
    return method === "none" || usesClientCertificate(method) || clientKeyAlgorithm !== undefined;
  };
  // A client certificate is not made by the way: it is got from an authority, or registered.
  const candidates = [...preferred, ...clientAuthenticationMethods].filter(
    (method) =>
      listed.includes(method) && (!usesClientCertificate(method) || clientCertificate !== undefined),
  );
  const method = candidates.find(isPossible) ?? candidates[0];
  return method === undefined
    ? undefined
    : fixOf(`Use ${method}`, "clientAuthenticationMethod", { clientAuthenticationMethod: method });
};
