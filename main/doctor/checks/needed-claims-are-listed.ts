import { type DoctorCheck, notApplicable, passed, warning } from "../check.ts";
import { knowsProvider, listedBy } from "../document-members.ts";
import { counted } from "../shown.ts";

const needed = ["sub", "name", "email"];

/** The claims that a new user is made of by default. */
export const neededClaimsAreListed: DoctorCheck = {
  checkId: "needed-claims-are-listed",
  area: "discovery_document",
  title: "Claims for a user are listed",
  expected: "sub, name and email in claims_supported, or nothing said",
  source: "OIDC Discovery 3",
  examine: (examination) => {
    if (!knowsProvider(examination)) return notApplicable("Nothing is known of the provider.");
    const claims = listedBy(examination, "claims_supported", ({ claimsSupported }) => claimsSupported);
    if (claims === undefined) return passed("not said");
    const listed = new Set(claims);
    const missing = needed.filter((name) => !listed.has(name));
    const found = describe(claims);
    if (missing.length === 0) return passed(found);
    return warning({
      title: `${missing.join(", ")} ${missing.length === 1 ? "is" : "are"} not listed`,
      found,
      advice:
        "Providers need not list every claim. A test login shows what comes; what does not can be mapped from another claim.",
      ask: `claims_supported does not list ${missing.join(", ")}. Do ID tokens or UserInfo have them?`,
    });
  },
};

const describe = (claims: readonly string[]): string => {
  const urls = claims.filter((name) => /^https?:/.test(name)).length;
  const camel = claims.filter((name) => /^[a-z]+[A-Z]/.test(name)).length;
  return [
    counted(claims.length, "claim"),
    urls > 0 ? `${urls} named by URL` : "",
    camel > 0 ? `${camel} in camelCase` : "",
  ]
    .filter((part) => part !== "")
    .join(", ");
};
