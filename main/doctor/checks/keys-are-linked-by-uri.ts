import { type DoctorCheck, failed, notApplicable, passed } from "../check.ts";
import { memberOf, ofDocument, textOf } from "../document-members.ts";
import { shown } from "../shown.ts";

/** OpenID Federation has keys inside its metadata; a login of ours reads them from `jwks_uri`. */
export const keysAreLinkedByUri: DoctorCheck = {
  checkId: "keys-are-linked-by-uri",
  area: "discovery_document",
  title: "Keys are at a URL of their own",
  expected: "jwks_uri",
  source: "OIDC Discovery 3",
  examine: (examination) =>
    ofDocument(examination, (members) => {
      const uri = textOf(members, "jwks_uri");
      const isInline = memberOf(members, "jwks") !== undefined;
      if (uri !== undefined)
        return passed(isInline ? `${shown(uri)}; the keys inside are not used` : shown(uri));
      if (!isInline) return notApplicable("The document has no keys and no jwks_uri.");
      return failed({
        title: "Keys are inside the document",
        found: "jwks in place of jwks_uri, as OpenID Federation has it",
        advice:
          "This is no discovery document for logins. Ask for the URL of the keys and fill it in by hand.",
        ask: "Please tell us the jwks_uri of the provider; the metadata has its keys inside (jwks) only.",
      });
    }),
};
