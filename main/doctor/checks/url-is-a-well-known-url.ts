import { issuersOfUrl } from "../../discovery/index.ts";
import { type DoctorCheck, notApplicable, passed, warning } from "../check.ts";
import { shown } from "../shown.ts";
import { parseWebUrl } from "../urls.ts";

const WELL_KNOWN = "/.well-known/openid-configuration";

/** Only such a URL says which issuer its document must name (C-46). */
export const urlIsAWellKnownUrl: DoctorCheck = {
  checkId: "url-is-a-well-known-url",
  area: "discovery_document",
  title: "Automatic configuration URL has the usual form",
  expected: `the issuer, then ${WELL_KNOWN}`,
  source: "OIDC Discovery 4",
  examine: ({ documentUrl }) => {
    const url = parseWebUrl(documentUrl);
    if (documentUrl === undefined || url === undefined)
      return notApplicable("No automatic configuration URL.");
    if (issuersOfUrl(documentUrl) !== undefined) {
      return passed(url.search === "" ? shown(documentUrl) : `${shown(documentUrl)}, with a query`);
    }
    const isOAuth = url.pathname.includes("/.well-known/oauth-authorization-server");
    return warning({
      title: isOAuth
        ? "Automatic configuration URL is one of an OAuth server"
        : "Automatic configuration URL has an unusual form",
      found: shown(documentUrl),
      advice: isOAuth
        ? `For logins use the URL that ends in ${WELL_KNOWN}, if the provider has it.`
        : "Nothing can be concluded from such a URL about the issuer. Compare the issuer with the provider's documentation.",
    });
  },
};
