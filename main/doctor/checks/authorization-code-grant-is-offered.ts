import { type DoctorCheck, failed, passed } from "../check.ts";
import { listOf, ofDocument } from "../document-members.ts";
import { shownList } from "../shown.ts";

export const authorizationCodeGrantIsOffered: DoctorCheck = {
  checkId: "authorization-code-grant-is-offered",
  area: "protocol",
  title: "Grant authorization_code is offered",
  expected: "authorization_code in grant_types_supported, or nothing said",
  source: "OIDC Discovery 3",
  examine: (examination) =>
    ofDocument(examination, (members) => {
      const grants = listOf(members, "grant_types_supported");
      if (grants === undefined || grants.length === 0)
        return passed("not said; authorization_code and implicit by default");
      if (grants.includes("authorization_code")) return passed(shownList(grants));
      return failed({
        title: "Grant authorization_code is not offered",
        found: shownList(grants),
        advice: "The token endpoint would refuse the code with unsupported_grant_type.",
        ask: "Please offer the grant authorization_code; grant_types_supported does not list it.",
      });
    }),
};
