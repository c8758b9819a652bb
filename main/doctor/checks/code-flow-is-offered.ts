import { type DoctorCheck, failed, passed } from "../check.ts";
import { listOf, ofDocument } from "../document-members.ts";
import { shownList } from "../shown.ts";

/** The only response type that is used here (C-40). */
export const codeFlowIsOffered: DoctorCheck = {
  checkId: "code-flow-is-offered",
  area: "protocol",
  title: "Authorization code flow is offered",
  expected: "code in response_types_supported",
  source: "OIDC Discovery 3",
  examine: (examination) =>
    ofDocument(examination, (members) => {
      const types = listOf(members, "response_types_supported");
      if (types === undefined || types.length === 0) return passed("not said");
      if (types.includes("code")) return passed("code");
      return failed({
        title: "Authorization code flow is not offered",
        found: shownList(types),
        advice: "Other response types put tokens into the browser and are not used here.",
        ask: "Please offer the response type code for this client; response_types_supported does not list it.",
      });
    }),
};
