import { type DoctorCheck, notApplicable, passed, warning } from "../check.ts";
import { listOf, ofDocument } from "../document-members.ts";
import { shownList } from "../shown.ts";

export const askedAcrIsOffered: DoctorCheck = {
  checkId: "asked-acr-is-offered",
  area: "protocol",
  title: "Authentication contexts that are asked for are offered",
  expected: "one of acr_values in acr_values_supported, or nothing said",
  source: "OIDC Core 3.1.2.1",
  examine: (examination) =>
    ofDocument(examination, (members) => {
      const asked = examination.draft.authorizationRequest.acrValues
        .split(" ")
        .filter((value) => value !== "");
      if (asked.length === 0) return notApplicable("No acr_values are asked for.");
      const listed = listOf(members, "acr_values_supported");
      if (listed === undefined || listed.length === 0)
        return passed(`${shownList(asked)}; the document says nothing`);
      const offered = asked.filter((value) => listed.includes(value));
      if (offered.length > 0) return passed(shownList(offered));
      return warning({
        title: "No asked authentication context is offered",
        expected: shownList(listed),
        found: shownList(asked),
        advice: "Providers may pass over acr_values. Use a listed value, to the letter.",
      });
    }),
};
