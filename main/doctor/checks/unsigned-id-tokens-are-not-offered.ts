import { type DoctorCheck, passed, warning } from "../check.ts";
import { listOf, ofDocument } from "../document-members.ts";
import { shownList } from "../shown.ts";
import { listedAlgorithms } from "../signing-keys.ts";

const others = ["userinfo_signing_alg_values_supported", "request_object_signing_alg_values_supported"];

/** LIB-5, C-56, RP-10. */
export const unsignedIdTokensAreNotOffered: DoctorCheck = {
  checkId: "unsigned-id-tokens-are-not-offered",
  area: "keys_and_algorithms",
  title: "Unsigned ID tokens are not offered",
  expected: "no none in id_token_signing_alg_values_supported",
  source: "OIDC Core 3.1.3.7",
  examine: (examination) =>
    ofDocument(examination, (members) => {
      if (listedAlgorithms(examination)?.some((alg) => alg.toLowerCase() === "none")) {
        return warning({
          title: "Unsigned ID tokens are offered",
          found: "none among the algorithms of ID tokens",
          advice: "They are refused here. Make sure that this client is registered for RS256.",
          ask: "Please take none out of id_token_signing_alg_values_supported, or at least don't use it for this client.",
        });
      }
      const allowed = others.filter((name) => listOf(members, name)?.includes("none"));
      return passed(
        allowed.length === 0
          ? "not offered"
          : `not for ID tokens; none in ${shownList(allowed)}, where it may be`,
      );
    }),
};
