import { type DoctorCheck, failed, notApplicable, passed } from "../check.ts";
import { ofDocument, textOf } from "../document-members.ts";
import { calledMembers } from "../metadata-members.ts";
import { shown, shownList } from "../shown.ts";
import { isTemplate } from "../templates.ts";

/** Documents for all tenants at once name an issuer that no ID token carries. */
export const issuerIsNoTemplate: DoctorCheck = {
  checkId: "issuer-is-no-template",
  area: "discovery_document",
  title: "Issuer and endpoints are filled in",
  expected: "no placeholder such as {tenantid}",
  source: "OIDC Discovery 4.3",
  examine: (examination) =>
    ofDocument(examination, (members) => {
      const issuer = textOf(members, "issuer");
      if (issuer === undefined) return notApplicable("The document names no issuer.");
      const names = ["issuer", ...calledMembers];
      const templates = names.filter((name) => isTemplate(textOf(members, name) ?? ""));
      if (templates.length === 0) return passed("no placeholder");
      return failed({
        title: templates.includes("issuer") ? "Issuer is a template" : "An endpoint is a template",
        found: templates.includes("issuer") ? shown(issuer) : shownList(templates),
        advice:
          "Use the automatic configuration URL of one tenant, with its id or domain in place of common or organizations.",
      });
    }),
};
