import { type DoctorCheck, notApplicable, passed, warning } from "../check.ts";
import { listOf, ofDocument } from "../document-members.ts";
import { shownList } from "../shown.ts";

export const assertionAlgorithmIsListed: DoctorCheck = {
  checkId: "assertion-algorithm-is-listed",
  area: "client_registration",
  title: "Algorithm of client assertions is listed",
  expected: "the algorithm in token_endpoint_auth_signing_alg_values_supported, or nothing said",
  source: "OIDC Discovery 3",
  examine: (examination) =>
    ofDocument(examination, (members) => {
      const method = examination.draft.clientAuthenticationMethod;
      const algorithm =
        method === "private_key_jwt"
          ? examination.clientKeyAlgorithm
          : method === "client_secret_jwt"
            ? "HS256"
            : undefined;
      if (algorithm === undefined) return notApplicable("No client assertion is sent.");
      const listed = listOf(members, "token_endpoint_auth_signing_alg_values_supported");
      if (listed === undefined || listed.length === 0)
        return passed(`${algorithm}; the document says nothing`);
      if (listed.includes(algorithm)) return passed(algorithm, shownList(listed));
      return warning({
        title: `${algorithm} is not listed for client assertions`,
        expected: shownList(listed),
        found: algorithm,
        advice:
          method === "private_key_jwt"
            ? "The token endpoint may answer invalid_client. Make a key for a listed algorithm and register it."
            : "The token endpoint may answer invalid_client. Use another client authentication method.",
        ask: `This client signs its assertions with ${algorithm}. Is that accepted? Listed are ${shownList(listed)}.`,
      });
    }),
};
