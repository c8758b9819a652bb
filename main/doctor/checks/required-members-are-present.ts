import { type DoctorCheck, failed, passed, warning } from "../check.ts";
import { memberOf, ofDocument } from "../document-members.ts";
import { shownList } from "../shown.ts";

const neededForLogin = ["issuer", "authorization_endpoint", "token_endpoint", "jwks_uri"];
const required = [
  ...neededForLogin,
  "response_types_supported",
  "subject_types_supported",
  "id_token_signing_alg_values_supported",
];

/** Z-3, Z-7. */
export const requiredMembersArePresent: DoctorCheck = {
  checkId: "required-members-are-present",
  area: "discovery_document",
  title: "Required members are present",
  expected: required.join(", "),
  source: "OIDC Discovery 3",
  examine: (examination) =>
    ofDocument(examination, (members) => {
      const missing = required.filter((name) => memberOf(members, name) === undefined);
      if (missing.length === 0) return passed(`all ${required.length}`);
      const isGrave = missing.some((name) => neededForLogin.includes(name));
      return (isGrave ? failed : warning)({
        title: missing.length === 1 ? `${missing[0]} is missing` : "Required members are missing",
        found: `missing: ${shownList(missing)}`,
        advice: isGrave
          ? "Without them no login can run. If the provider has them elsewhere, fill them in by hand."
          : "The standard's defaults are used in their place.",
        ask: `Please add these required members to the discovery document: ${missing.join(", ")}.`,
      });
    }),
};
