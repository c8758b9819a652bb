import { type DoctorCheck, notApplicable, passed, warning } from "../check.ts";
import { listOf, ofDocument } from "../document-members.ts";
import { shownList } from "../shown.ts";

export const refreshGrantIsOffered: DoctorCheck = {
  checkId: "refresh-grant-is-offered",
  area: "protocol",
  title: "Grant refresh_token is offered",
  expected: "refresh_token in grant_types_supported, or nothing said",
  source: "RFC 8414 2",
  examine: (examination) =>
    ofDocument(examination, (members) => {
      const grants = listOf(members, "grant_types_supported");
      if (grants === undefined || grants.length === 0) return passed("not said");
      if (grants.includes("refresh_token")) return passed("refresh_token");
      const asks = examination.draft.selectedScopes.some(
        (scope) => scope === "offline_access" || scope === "offline",
      );
      if (!asks) return notApplicable("Not offered, not asked for.");
      return warning({
        title: "Grant refresh_token is not offered",
        found: shownList(grants),
        advice: "Refresh tokens are asked for by a scope, but may not come. Users have to log in again then.",
        ask: "Please offer the grant refresh_token for this client, or say how long its access tokens are valid.",
      });
    }),
};
