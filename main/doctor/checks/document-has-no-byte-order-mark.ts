import { type DoctorCheck, passed, warning } from "../check.ts";
import { ofDocument } from "../document-members.ts";

/** Z-20. */
export const documentHasNoByteOrderMark: DoctorCheck = {
  checkId: "document-has-no-byte-order-mark",
  area: "discovery_document",
  title: "Document begins with its JSON",
  expected: "no byte order mark",
  source: "RFC 8259 8.1",
  examine: (examination) =>
    ofDocument(examination, (_members, { text }) =>
      text.startsWith("\u{feff}")
        ? warning({
            title: "Document begins with a byte order mark",
            found: "U+FEFF before the JSON",
            advice: "It is passed over here. Other applications may refuse the document.",
            ask: "Please publish the discovery document as UTF-8 without a byte order mark.",
          })
        : passed("none"),
    ),
};
