import { type DoctorCheck, failed, notApplicable, passed } from "../check.ts";
import { shownList } from "../shown.ts";
import { acceptedAlgorithms, isHmacName, listedAlgorithms } from "../signing-keys.ts";

/** Z-22, LIB-4, LIB-22. */
export const idTokenAlgorithmIsAccepted: DoctorCheck = {
  checkId: "id-token-algorithm-is-accepted",
  area: "keys_and_algorithms",
  title: "ID tokens are signed in a way that can be verified",
  expected: "RS, PS or ES with 256, 384 or 512, EdDSA, or HS for a client with a secret",
  source: "OIDC Core 3.1.3.7",
  examine: (examination) => {
    const accepted = acceptedAlgorithms(examination);
    if (accepted === undefined) return notApplicable("Nothing is known of the provider.");
    const listed = listedAlgorithms(examination);
    if (listed === undefined) return passed("not said; RS256 is accepted");
    if (accepted.length > 0) {
      const secret = listed.filter(isHmacName);
      const withSecret = `${shownList(secret)} ${secret.length === 1 ? "is" : "are"} signed with the client secret`;
      return passed(secret.length === 0 ? shownList(accepted) : `${shownList(accepted)}; ${withSecret}`);
    }
    return failed({
      title: "ID tokens cannot be verified",
      found: shownList(listed),
      advice: "Ask for ID tokens that are signed with RS256 for this client.",
      ask: `The provider lists only ${shownList(listed)} for ID tokens. Please offer RS256, and register this client with id_token_signed_response_alg RS256.`,
    });
  },
};
