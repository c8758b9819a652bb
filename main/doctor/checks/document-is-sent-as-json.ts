import { headerValue } from "../../ports/http.ts";
import { type DoctorCheck, passed, warning } from "../check.ts";
import { ofDocument } from "../document-members.ts";
import { shown } from "../shown.ts";

/** Many libraries refuse a document of another type (LIB-19, Z-20). */
export const documentIsSentAsJson: DoctorCheck = {
  checkId: "document-is-sent-as-json",
  area: "discovery_document",
  title: "Document is sent as JSON",
  expected: "content-type: application/json",
  source: "OIDC Discovery 4.2",
  examine: (examination) =>
    ofDocument(examination, (_members, { headers }) => {
      const type = headerValue(headers, "content-type") ?? "";
      if (/^application\/([\w.-]+\+)?json\s*(;|$)/i.test(type.trim())) return passed(shown(type));
      return warning({
        title: "Document is not sent as JSON",
        found: type === "" ? "no content-type" : shown(type),
        advice: "It is read all the same here. Other applications may refuse it.",
        ask: "Please send the discovery document with the header content-type: application/json.",
      });
    }),
};
