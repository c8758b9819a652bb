import { type DoctorCheck, failed, notApplicable, passed } from "../check.ts";
import { textOf } from "../document-members.ts";
import { fixOf } from "../draft-fix.ts";
import { shown } from "../shown.ts";
import { isTemplate } from "../templates.ts";
import { describeDifference, parseWebUrl } from "../urls.ts";

/** The issuer of the configuration is what ID tokens are compared with (C-47, C-57). */
export const issuerIsConfigured: DoctorCheck = {
  checkId: "issuer-is-configured",
  area: "discovery_document",
  title: "Configured issuer is the document's",
  expected: "the document's issuer, to the letter",
  source: "OIDC Discovery 4.3",
  examine: ({ draft, document }) => {
    const issuer = document === undefined ? undefined : textOf(document.members, "issuer");
    const fix =
      issuer === undefined || isTemplate(issuer) || parseWebUrl(issuer) === undefined
        ? undefined
        : fixOf("Use the document's issuer", "issuer", { issuer });
    if (draft.issuer === "") {
      return failed({
        title: "Issuer is missing",
        found:
          issuer === undefined ? "nothing is set" : `nothing is set; the document names ${shown(issuer)}`,
        advice: "Set the issuer to the letter as the provider names it.",
        fix,
      });
    }
    if (issuer === undefined) return notApplicable("There is no document that names an issuer.");
    if (draft.issuer === issuer) return passed(shown(draft.issuer));
    return failed({
      title: "Issuer is not the document's",
      expected: shown(issuer),
      found: `${shown(draft.issuer)}; it differs in ${describeDifference(issuer, draft.issuer)}`,
      advice: "Logins are refused as long as they differ. Use the document's issuer if you trust its URL.",
      fix,
    });
  },
};
