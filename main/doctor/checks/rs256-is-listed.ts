import { type DoctorCheck, passed, warning } from "../check.ts";
import { ofDocument } from "../document-members.ts";
import { shownList } from "../shown.ts";
import { listedAlgorithms } from "../signing-keys.ts";

/** RS256 is what a client gets that registers nothing else. */
export const rs256IsListed: DoctorCheck = {
  checkId: "rs256-is-listed",
  area: "keys_and_algorithms",
  title: "RS256 is listed",
  expected: "RS256 in id_token_signing_alg_values_supported",
  source: "OIDC Discovery 3",
  examine: (examination) =>
    ofDocument(examination, () => {
      const listed = listedAlgorithms(examination);
      if (listed === undefined) return passed("not said");
      if (listed.includes("RS256")) return passed(shownList(listed));
      return warning({
        title: "RS256 is not listed",
        found: shownList(listed),
        advice:
          "Logins work with the listed algorithms. Applications that know RS256 only can't use this provider.",
        ask: "Please offer RS256 for ID tokens, which OpenID Connect Discovery 3 requires.",
      });
    }),
};
