import { repeatedMembers } from "../../discovery/index.ts";
import { type DoctorCheck, failed, passed, warning } from "../check.ts";
import { ofDocument } from "../document-members.ts";
import { calledMembers } from "../metadata-members.ts";
import { shownList } from "../shown.ts";

/** Of a member that occurs twice, one application takes the first and another the last (Z-13). */
export const documentRepeatsNoMember: DoctorCheck = {
  checkId: "document-repeats-no-member",
  area: "discovery_document",
  title: "No member occurs twice",
  expected: "each member once",
  source: "RFC 8259 4",
  examine: (examination) =>
    ofDocument(examination, (_members, { text }) => {
      const repeated = repeatedMembers(text);
      if (repeated.length === 0) return passed("each member once");
      const isGrave = repeated.some(
        (path) => path === "issuer" || calledMembers.includes(path.replace(/^mtls_endpoint_aliases\./, "")),
      );
      return (isGrave ? failed : warning)({
        title: "A member occurs twice",
        found: shownList(repeated),
        advice: "The last one counts here. Another application may take the first.",
        ask: `Please publish each of these members of the discovery document once: ${shownList(repeated)}.`,
      });
    }),
};
