import { type DoctorCheck, passed, warning } from "../check.ts";
import { memberOf, ofDocument } from "../document-members.ts";
import { shown } from "../shown.ts";

/** C-33, C-35. */
export const issParameterIsSaidPlainly: DoctorCheck = {
  checkId: "iss-parameter-is-said-plainly",
  area: "protocol",
  title: "Whether answers name their issuer is said",
  expected: "true or false, or nothing",
  source: "RFC 9207 3",
  examine: (examination) =>
    ofDocument(examination, (members) => {
      const value = memberOf(members, "authorization_response_iss_parameter_supported");
      if (value === true) return passed("yes; an answer without iss is refused");
      if (value === undefined || value === false)
        return passed("no; an answer with iss is compared all the same");
      return warning({
        title: "Whether answers name their issuer is unclear",
        found: shown(value),
        expected: "true or false",
        advice: "It is taken as no. An iss that comes is compared all the same.",
        ask: "Please write authorization_response_iss_parameter_supported as true or false, without quotes.",
      });
    }),
};
