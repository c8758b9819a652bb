import { type DoctorCheck, notApplicable, passed, warning } from "../check.ts";
import { listedBy } from "../document-members.ts";
import { fixOf } from "../draft-fix.ts";
import { shown, shownList } from "../shown.ts";

/** Scopes that other checks look at. */
const ofOtherChecks = new Set(["openid", "offline_access", "offline"]);

/** C-95. */
export const selectedScopesAreListed: DoctorCheck = {
  checkId: "selected-scopes-are-listed",
  area: "client_registration",
  title: "Selected scopes are offered",
  expected: "each in scopes_supported, or nothing said",
  source: "OIDC Discovery 3",
  examine: (examination) => {
    const { selectedScopes } = examination.draft;
    const listed = listedBy(examination, "scopes_supported", ({ scopesSupported }) => scopesSupported);
    if (listed === undefined) return notApplicable("Nothing is said about scopes.");
    const missing = selectedScopes.filter((scope) => !listed.includes(scope) && !ofOtherChecks.has(scope));
    if (missing.length === 0) return passed(shownList(selectedScopes));
    const [first = ""] = missing;
    return warning({
      title:
        missing.length === 1 ? `${shown(first)} is not offered` : `${missing.length} scopes are not offered`,
      expected: shownList(listed),
      found: shownList(missing),
      advice:
        "Some providers refuse unknown scopes with invalid_scope, others pass over them, and not all list every scope.",
      fix: fixOf(missing.length === 1 ? `Leave out ${shown(first)}` : "Leave them out", "selectedScopes", {
        selectedScopes: selectedScopes.filter((scope) => !missing.includes(scope)),
      }),
      ask: `scopes_supported does not list ${shownList(missing)}. May this client ask for it?`,
    });
  },
};
