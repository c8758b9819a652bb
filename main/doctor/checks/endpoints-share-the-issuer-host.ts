import { type DoctorCheck, notApplicable, passed, warning } from "../check.ts";
import { memberOf, ofDocument } from "../document-members.ts";
import { endpointMembers } from "../metadata-members.ts";
import { isNearMiss } from "../near-miss.ts";
import { shownList } from "../shown.ts";
import { parseWebUrl } from "../urls.ts";

/** Codes, secrets and tokens go to these hosts (C-48, Z-12). */
export const endpointsShareTheIssuerHost: DoctorCheck = {
  checkId: "endpoints-share-the-issuer-host",
  area: "discovery_document",
  title: "Endpoints are at the issuer's host",
  expected: "the host and port of the issuer",
  source: "RFC 9700 4.4",
  examine: (examination) =>
    ofDocument(examination, (members) => {
      const issuer = parseWebUrl(memberOf(members, "issuer"));
      if (issuer === undefined) return notApplicable("The issuer is no URL.");
      const urls = endpointMembers.flatMap((name) => {
        const url = parseWebUrl(memberOf(members, name));
        return url === undefined ? [] : [{ name, url }];
      });
      const elsewhere = urls.filter(({ url }) => url.host !== issuer.host);
      if (elsewhere.length === 0) {
        const path = issuer.pathname.replace(/\/?$/, "/");
        const above = urls.filter(({ url }) => !url.pathname.startsWith(path)).map(({ name }) => name);
        return passed(
          above.length === 0
            ? `all below ${issuer.host}${path}`
            : `all at ${issuer.host}, outside the issuer's path: ${shownList(above)}`,
        );
      }
      const typo = elsewhere.find(({ url }) => isLostCharacter(url.host, issuer.host));
      const found = shownList(elsewhere.map(({ name, url }) => `${name}: ${url.host}`));
      return warning({
        title: typo === undefined ? "Endpoints are at other hosts" : `${typo.name} may have a typing error`,
        expected: issuer.host,
        found,
        advice:
          typo === undefined
            ? "Secrets and tokens go there. Make sure that these hosts belong to the provider."
            : `${typo.url.host} and ${issuer.host} differ by one character. Make sure which is right before a secret goes there.`,
        ask: `The discovery document of ${issuer.host} names endpoints at other hosts: ${found}. Please confirm that they are yours.`,
      });
    }),
};

/** A lost letter or dot is a slip; hosts with numbers, as api and api2, differ for a reason. */
const isLostCharacter = (one: string, other: string): boolean =>
  one.length !== other.length && isNearMiss(one, other) && withoutDigits(one) !== withoutDigits(other);

const withoutDigits = (host: string): string => host.replace(/\d/g, "");
