import { type DoctorCheck, failed, passed, warning } from "../check.ts";
import { memberOf, ofDocument } from "../document-members.ts";
import { calledMembers, endpointMembers } from "../metadata-members.ts";
import { counted, shown, shownList } from "../shown.ts";
import { parseWebUrl } from "../urls.ts";

const faultOf = (value: unknown): string | undefined => {
  const url = parseWebUrl(value);
  if (url === undefined) return "is no http URL";
  if (url.username !== "" || url.password !== "") return "has a user name in it";
  return String(value).includes("#") ? "has a fragment" : undefined;
};

/** C-48, Z-8, Z-9. */
export const endpointsAreUrls: DoctorCheck = {
  checkId: "endpoints-are-urls",
  area: "discovery_document",
  title: "Endpoints are URLs",
  expected: "absolute URLs without user name and fragment",
  source: "RFC 6749 3.1",
  examine: (examination) =>
    ofDocument(examination, (members) => {
      const present = endpointMembers.filter((name) => (memberOf(members, name) ?? "") !== "");
      const wrong = present.filter((name) => faultOf(memberOf(members, name)) !== undefined);
      if (wrong.length === 0) return passed(counted(present.length, "endpoint"));
      const found = shownList(
        wrong.map((name) => `${name} ${faultOf(memberOf(members, name))}: ${shown(memberOf(members, name))}`),
      );
      return (wrong.some((name) => calledMembers.includes(name)) ? failed : warning)({
        title: wrong.length === 1 ? "An endpoint is no URL" : "Endpoints are no URLs",
        found,
        advice: "Such a document is not imported. Fill the endpoints in by hand if you know them.",
        ask: `Please correct these endpoints in the discovery document: ${found}.`,
      });
    }),
};
