import { type DoctorCheck, failed, notApplicable, passed } from "../check.ts";
import { ofDocument, textOf } from "../document-members.ts";
import { shown } from "../shown.ts";
import { parseWebUrl } from "../urls.ts";

/** C-46, Z-6. Plain HTTP is the matter of another check. */
export const issuerHasTheRightForm: DoctorCheck = {
  checkId: "issuer-has-the-right-form",
  area: "discovery_document",
  title: "Issuer is a URL without query and fragment",
  expected: "scheme, host, and perhaps port and path",
  source: "OIDC Discovery 3",
  examine: (examination) =>
    ofDocument(examination, (members) => {
      const issuer = textOf(members, "issuer");
      if (issuer === undefined) return notApplicable("The document names no issuer.");
      const url = parseWebUrl(issuer);
      const wrong =
        url === undefined
          ? /^https?:\/\//i.test(issuer)
            ? "is no URL"
            : "has no https:// in front"
          : url.username !== "" || url.password !== ""
            ? "has a user name in it"
            : issuer.includes("?")
              ? "has a query"
              : issuer.includes("#")
                ? "has a fragment"
                : undefined;
      if (wrong === undefined) {
        return passed(
          issuer.endsWith("/") ? `${shown(issuer)}, whose slash at the end belongs to it` : shown(issuer),
        );
      }
      return failed({
        title: `Issuer ${wrong}`,
        found: shown(issuer),
        advice: "No application may accept such an issuer. The provider has to correct it.",
        ask: `The discovery document names the issuer ${shown(issuer)}, which ${wrong}. Please publish it as an https URL without query and fragment.`,
      });
    }),
};
