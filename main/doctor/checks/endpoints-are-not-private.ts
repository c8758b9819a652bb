import { type DoctorCheck, notApplicable, passed, warning } from "../check.ts";
import { memberOf } from "../document-members.ts";
import type { Examination } from "../examination.ts";
import { endpointMembers } from "../metadata-members.ts";
import { shownList } from "../shown.ts";
import { parseWebUrl, type Reach, reachOf } from "../urls.ts";

/** A document from the internet that leads into a private network may be an attack (Z-11). */
export const endpointsAreNotPrivate: DoctorCheck = {
  checkId: "endpoints-are-not-private",
  area: "discovery_document",
  title: "Endpoints can be reached from where the document is",
  expected: "no private address in a public document, and never 0.0.0.0",
  source: "RFC 9700 4.4",
  examine: (examination) => {
    const urls = urlsOf(examination);
    if (urls.length === 0) return notApplicable("There are no endpoints.");
    const home = parseWebUrl(examination.documentUrl ?? examination.draft.issuer);
    const isPublic = home === undefined || reachOf(home) === "public";
    const odd = urls.filter(
      ({ reach }) => reach === "unspecified address" || (isPublic && reach !== "public"),
    );
    const found = shownList(odd.map(({ name, url, reach }) => `${name}: ${url.hostname}, ${reach}`));
    if (odd.length > 0) {
      return warning({
        title: "An endpoint is at a private address",
        found,
        advice: "Make sure that the provider really is in this network. 0.0.0.0 is nobody's address.",
        ask: `Please check the provider's host name settings. The discovery document names: ${found}.`,
      });
    }
    const inside = [
      ...new Set(
        urls.filter(({ reach }) => reach !== "public").map(({ url, reach }) => `${url.host}, ${reach}`),
      ),
    ];
    return passed(inside.length === 0 ? "all public" : `${shownList(inside)}, as the document`);
  },
};

interface NamedUrl {
  readonly name: string;
  readonly url: URL;
  readonly reach: Reach;
}

const urlsOf = ({ document, draft }: Examination): readonly NamedUrl[] => {
  const published = ["issuer", ...endpointMembers].map(
    (name) => [name, document === undefined ? undefined : memberOf(document.members, name)] as const,
  );
  const configured = Object.entries(draft.endpoints).map(
    ([name, value]) => [`configured ${name}`, value] as const,
  );
  const isPublished = new Set(published.map(([, value]) => value));
  return [...published, ...configured.filter(([, value]) => !isPublished.has(value))].flatMap(
    ([name, value]) => {
      const url = parseWebUrl(value);
      return url === undefined ? [] : [{ name, url, reach: reachOf(url) }];
    },
  );
};
