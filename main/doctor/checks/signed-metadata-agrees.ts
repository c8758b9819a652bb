import { isShallow } from "../../http/index.ts";
import { type DoctorCheck, notApplicable, passed, warning } from "../check.ts";
import { memberOf, ofDocument } from "../document-members.ts";
import type { Members } from "../examination.ts";
import { standardMembers } from "../metadata-members.ts";
import { shownList } from "../shown.ts";

/** Signed values take precedence over the plain ones; applications that don't read them go by others (Z-24). */
export const signedMetadataAgrees: DoctorCheck = {
  checkId: "signed-metadata-agrees",
  area: "discovery_document",
  title: "Signed metadata says the same",
  expected: "the values of the plain members, in a signed JWT",
  source: "RFC 8414 2.1",
  examine: (examination) =>
    ofDocument(examination, (members) => {
      const value = memberOf(members, "signed_metadata");
      if (value === undefined) return notApplicable("The document has no signed_metadata.");
      const claims = claimsOf(value);
      const differing = Object.entries(claims ?? {})
        .filter(([name]) => standardMembers.has(name) && name !== "signed_metadata")
        .filter(([name, claim]) => JSON.stringify(claim) !== JSON.stringify(memberOf(members, name)))
        .map(([name]) => name);
      if (claims !== undefined && differing.length === 0)
        return passed("the same; its signature is not checked");
      return warning({
        title:
          claims === undefined ? "Signed metadata cannot be read" : "Signed metadata says something else",
        found: claims === undefined ? "signed_metadata is no signed JWT" : shownList(differing),
        advice: "The plain members are used here. Applications that read the signed ones go by other values.",
        ask: `Please publish the same values in signed_metadata and beside it${differing.length === 0 ? "" : `: ${shownList(differing)}`}.`,
      });
    }),
};

const claimsOf = (value: unknown): Members | undefined => {
  const [header, payload, signature] = typeof value === "string" ? value.split(".") : [];
  if (!header || !payload || !signature) return undefined;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, "base64url").toString());
    const isObject = typeof claims === "object" && claims !== null && !Array.isArray(claims);
    return isObject && isShallow(claims) ? (claims as Members) : undefined;
  } catch {
    // Not JSON: the finding says so.
    return undefined;
  }
};
