import { type DoctorCheck, notApplicable, passed, warning } from "../check.ts";
import { listedBy } from "../document-members.ts";
import { fixOf } from "../draft-fix.ts";

const refreshScopes = ["offline_access", "offline"] as const;

/** Providers made with Ory Hydra call the standard's `offline_access` `offline`. */
export const refreshScopeIsListed: DoctorCheck = {
  checkId: "refresh-scope-is-listed",
  area: "client_registration",
  title: "Scope for refresh tokens is offered",
  expected: "offline_access in scopes_supported, or nothing said",
  source: "OIDC Core 11",
  examine: (examination) => {
    const { selectedScopes } = examination.draft;
    const listed = listedBy(examination, "scopes_supported", ({ scopesSupported }) => scopesSupported);
    const asked = refreshScopes.find((scope) => selectedScopes.includes(scope));
    const offered = refreshScopes.filter((scope) => listed?.includes(scope));
    if (asked === undefined) {
      return notApplicable(
        offered.length === 0
          ? "No refresh token is asked for."
          : `Not asked for; ${offered.join(" and ")} offered.`,
      );
    }
    if (listed === undefined) return passed(`${asked}; nothing is said about scopes`);
    if (listed.includes(asked)) {
      const other = listed.includes("refresh_token") ? "; refresh_token is listed, too" : "";
      return passed(offered.length === 2 ? `${asked}; both names are listed${other}` : `${asked}${other}`);
    }
    const [instead] = offered;
    const others = selectedScopes.filter((scope) => scope !== asked && scope !== instead);
    return warning({
      title: `${asked} is not offered`,
      expected: instead ?? "a scope that is listed",
      found:
        instead === undefined
          ? "scopes_supported lists no scope for refresh tokens."
          : `scopes_supported lists ${instead} for refresh tokens.`,
      advice:
        instead === undefined
          ? "The provider may refuse the request with invalid_scope, or give refresh tokens in another way."
          : `Ask for ${instead} in its place.`,
      fix: fixOf(instead === undefined ? `Leave out ${asked}` : `Use ${instead}`, "selectedScopes", {
        selectedScopes: instead === undefined ? others : [...others, instead],
      }),
      ...(instead === undefined
        ? { ask: "How does this client ask for refresh tokens? No scope for them is listed." }
        : {}),
    });
  },
};
