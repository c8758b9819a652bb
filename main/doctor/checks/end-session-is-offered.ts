import { type DoctorCheck, notApplicable, passed, warning } from "../check.ts";
import { fixOf } from "../draft-fix.ts";
import { shown } from "../shown.ts";
import { isCallable } from "../urls.ts";

/** Optional: a provider without it is none the worse. */
export const endSessionIsOffered: DoctorCheck = {
  checkId: "end-session-is-offered",
  area: "protocol",
  title: "Sign-out at the provider is offered",
  expected: "end_session_endpoint, where the provider has one",
  source: "OIDC RP-Initiated Logout 2",
  examine: ({ draft, metadata }) => {
    const configured = draft.endpoints.endSession;
    if (configured !== "") return passed(shown(configured));
    const offered = metadata?.endpoints.endSession ?? "";
    if (offered === "") return notApplicable("Not offered. Sign out ends the session here only.");
    return warning({
      title: "Sign-out at the provider is not set up",
      expected: shown(offered),
      found: "no endpoint is set",
      advice:
        "The provider offers sign-out. Set its endpoint, so that Sign out can end the session there, too.",
      fix: isCallable(offered, draft.allowInsecureHttp)
        ? fixOf("Use the document's endpoint", "endpoints.endSession", {
            endpoints: { ...draft.endpoints, endSession: offered },
          })
        : undefined,
    });
  },
};
