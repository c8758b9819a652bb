import { type DoctorCheck, notApplicable, passed, warning } from "../check.ts";
import { knowsProvider, listedBy } from "../document-members.ts";
import { counted, shownList } from "../shown.ts";

/** Without the scope openid it is a server for access tokens, and no ID token comes. */
export const openidScopeIsListed: DoctorCheck = {
  checkId: "openid-scope-is-listed",
  area: "discovery_document",
  title: "Scope openid is listed",
  expected: "openid in scopes_supported, or nothing said",
  source: "OIDC Discovery 3",
  examine: (examination) => {
    if (!knowsProvider(examination)) return notApplicable("Nothing is known of the provider.");
    const scopes = listedBy(examination, "scopes_supported", ({ scopesSupported }) => scopesSupported);
    if (scopes === undefined) return passed("not said");
    if (!scopes.includes("openid")) {
      return warning({
        title: "Scope openid is not listed",
        found: shownList(scopes),
        advice:
          "This may be an authorization server for APIs only, which gives no ID tokens. Look for the provider's other issuer.",
        ask: "scopes_supported does not list openid. Does this issuer give ID tokens?",
      });
    }
    const urls = scopes.filter((scope) => /^[a-z]+:/i.test(scope)).length;
    const domains = scopes.filter((scope) => /^[a-z]+(\.[\w-]+)+$/i.test(scope)).length;
    const parts = [counted(scopes.length, "scope"), shownList(scopes)];
    if (urls > 0) parts.push(`${urls} of them URLs`);
    if (domains > 0) parts.push(`${domains} named like domains`);
    return passed(parts.join("; "));
  },
};
