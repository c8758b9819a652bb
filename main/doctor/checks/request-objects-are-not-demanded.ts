import { type DoctorCheck, passed, warning } from "../check.ts";
import { memberOf, ofDocument } from "../document-members.ts";

const words = (value: unknown, unsaid: string): string =>
  value === undefined ? unsaid : value === true ? "yes" : "no";

/** A provider may offer `request_uri` without `request`; both are optional. */
export const requestObjectsAreNotDemanded: DoctorCheck = {
  checkId: "request-objects-are-not-demanded",
  area: "protocol",
  title: "Plain authorization requests are accepted",
  expected: "require_signed_request_object not true",
  source: "RFC 9101 10.5",
  examine: (examination) =>
    ofDocument(examination, (members) => {
      if (memberOf(members, "require_signed_request_object") === true) {
        return warning({
          title: "Signed authorization requests are demanded",
          found: "require_signed_request_object is true",
          advice:
            "Plain authorization requests are refused. Ask whether this client may be exempted, or send signed ones.",
          ask: "The provider demands signed request objects (RFC 9101). May this client send plain authorization requests with PKCE?",
        });
      }
      const request = words(memberOf(members, "request_parameter_supported"), "no, by default");
      const uri = words(memberOf(members, "request_uri_parameter_supported"), "yes, by default");
      return passed(`accepted; offered besides: request ${request}, request_uri ${uri}`);
    }),
};
