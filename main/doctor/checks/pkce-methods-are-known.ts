import { type DoctorCheck, notApplicable, passed, warning } from "../check.ts";
import { listOf, ofDocument } from "../document-members.ts";
import { shownList } from "../shown.ts";

export const pkceMethodsAreKnown: DoctorCheck = {
  checkId: "pkce-methods-are-known",
  area: "protocol",
  title: "PKCE methods are known",
  expected: "S256, and perhaps plain",
  source: "RFC 7636 4.2",
  examine: (examination) =>
    ofDocument(examination, (members) => {
      const methods = listOf(members, "code_challenge_methods_supported") ?? [];
      if (methods.length === 0) return notApplicable("The document lists none.");
      const odd = methods.filter((method) => method !== "S256" && method !== "plain");
      if (odd.length === 0) {
        return passed(
          methods.includes("plain") ? `${shownList(methods)}; plain is never used` : shownList(methods),
        );
      }
      return warning({
        title: "A PKCE method is unknown",
        found: shownList(odd),
        advice: "Only S256 is used. The list may have been mixed up with another one.",
        ask: `Please check code_challenge_methods_supported: ${shownList(odd)}.`,
      });
    }),
};
