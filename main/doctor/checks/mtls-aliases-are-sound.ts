import { type DoctorCheck, notApplicable, passed, warning } from "../check.ts";
import { memberOf, ofDocument } from "../document-members.ts";
import type { Members } from "../examination.ts";
import { endpointMembers } from "../metadata-members.ts";
import { counted, shown, shownList } from "../shown.ts";
import { parseWebUrl } from "../urls.ts";

/** RP-29, Z-24. */
export const mtlsAliasesAreSound: DoctorCheck = {
  checkId: "mtls-aliases-are-sound",
  area: "discovery_document",
  title: "Endpoints for client certificates are sound",
  expected: "https URLs under the names of endpoints",
  source: "RFC 8705 5",
  examine: (examination) =>
    ofDocument(examination, (members) => {
      const value = memberOf(members, "mtls_endpoint_aliases");
      if (value === undefined) return notApplicable("The document has no mtls_endpoint_aliases.");
      const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
      const entries = isObject ? Object.entries(value as Members) : [];
      const odd = entries.filter(
        ([name, alias]) => !endpointMembers.includes(name) || parseWebUrl(alias)?.protocol !== "https:",
      );
      const same = entries.filter(([name, alias]) => alias === memberOf(members, name));
      if (isObject && (odd.length === 0 || same.length === entries.length)) {
        const count = counted(entries.length, "alias", "aliases");
        return passed(same.length === entries.length ? `${count}, the same as the plain endpoints` : count);
      }
      const found = isObject
        ? shownList(odd.map(([name, alias]) => `${shown(name)}: ${shown(alias)}`))
        : "mtls_endpoint_aliases is no object";
      return warning({
        title: "An endpoint for client certificates is unsound",
        found,
        advice: "It matters only where this client authenticates with a certificate.",
        ask: `Please correct mtls_endpoint_aliases in the discovery document: ${found}.`,
      });
    }),
};
