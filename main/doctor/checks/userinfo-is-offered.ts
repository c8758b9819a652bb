import { type DoctorCheck, notApplicable, passed, warning } from "../check.ts";
import { ofDocument, textOf } from "../document-members.ts";
import { shown } from "../shown.ts";

export const userinfoIsOffered: DoctorCheck = {
  checkId: "userinfo-is-offered",
  area: "protocol",
  title: "UserInfo is offered",
  expected: "userinfo_endpoint",
  source: "OIDC Core 5.3",
  examine: (examination) => {
    const configured = examination.draft.endpoints.userinfo;
    if (examination.document === undefined && configured === "")
      return notApplicable("No UserInfo endpoint is set.");
    if (configured !== "") return passed(shown(configured));
    return ofDocument(examination, (members) => {
      const published = textOf(members, "userinfo_endpoint");
      if (published !== undefined) return passed(shown(published));
      return warning({
        title: "UserInfo is not offered",
        found: "no userinfo_endpoint",
        advice: "The user's claims have to come in the ID token. A test login shows which do.",
        ask: "There is no UserInfo endpoint. Which claims do ID tokens have, and by which scopes?",
      });
    });
  },
};
