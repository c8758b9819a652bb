import { type DoctorCheck, notApplicable, passed, warning } from "../check.ts";
import { memberOf, ofDocument } from "../document-members.ts";

export const claimsParameterIsOffered: DoctorCheck = {
  checkId: "claims-parameter-is-offered",
  area: "protocol",
  title: "Claims parameter is offered",
  expected: "claims_parameter_supported true, where claims are asked for by name",
  source: "OIDC Discovery 3",
  examine: (examination) =>
    ofDocument(examination, (members) => {
      const isOffered = memberOf(members, "claims_parameter_supported") === true;
      if (examination.draft.authorizationRequest.claims.trim() === "") {
        return notApplicable(isOffered ? "Offered, not used." : "Not offered, not used.");
      }
      if (isOffered) return passed("offered");
      return warning({
        title: "Claims parameter is not offered",
        found: "claims_parameter_supported is not true",
        advice: "The provider may pass over the claims that are asked for. Ask for them by scopes.",
        ask: "Please support the claims parameter, or say which scope brings these claims.",
      });
    }),
};
