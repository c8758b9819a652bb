import { type DoctorCheck, failed, notApplicable, passed } from "../check.ts";
import { memberOf } from "../document-members.ts";
import { fixOf } from "../draft-fix.ts";
import { shown } from "../shown.ts";
import { isCallable } from "../urls.ts";

export const pushedRequestsCanBeSent: DoctorCheck = {
  checkId: "pushed-requests-can-be-sent",
  area: "protocol",
  title: "Pushed authorization requests can be sent",
  expected: "an endpoint for them, where they are required or always sent",
  source: "RFC 9126 5",
  examine: ({ draft, document, metadata }) => {
    const isRequired =
      document === undefined
        ? draft.capabilities.pushedAuthorizationRequestsRequired
        : memberOf(document.members, "require_pushed_authorization_requests") === true;
    const why = isRequired
      ? "required"
      : draft.authorizationRequest.pushed === "always"
        ? "always sent"
        : undefined;
    const configured = draft.endpoints.pushedAuthorizationRequest;
    const offered = metadata?.endpoints.pushedAuthorizationRequest ?? "";
    if (why === undefined) {
      return configured === "" && offered === ""
        ? notApplicable("Neither required nor offered.")
        : passed("offered, not required");
    }
    if (configured !== "") return passed(`${why}, to ${shown(configured)}`);
    const fix = isCallable(offered, draft.allowInsecureHttp)
      ? fixOf("Use the document's endpoint", "endpoints.pushedAuthorizationRequest", {
          endpoints: { ...draft.endpoints, pushedAuthorizationRequest: offered },
        })
      : undefined;
    return failed({
      title: "Endpoint for pushed requests is missing",
      found: `pushed authorization requests are ${why}; no endpoint is set`,
      advice: isRequired
        ? "The provider refuses authorization requests that were not pushed. Set the endpoint."
        : "Set the endpoint, or push requests only when it is required.",
      fix,
      ...(offered === "" && isRequired
        ? {
            ask: "Pushed authorization requests are required. Please name pushed_authorization_request_endpoint.",
          }
        : {}),
    });
  },
};
