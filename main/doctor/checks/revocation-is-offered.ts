import { type DoctorCheck, notApplicable, passed, warning } from "../check.ts";
import { fixOf } from "../draft-fix.ts";
import { shown } from "../shown.ts";
import { isCallable } from "../urls.ts";

/** Optional: a provider without it is none the worse. */
export const revocationIsOffered: DoctorCheck = {
  checkId: "revocation-is-offered",
  area: "protocol",
  title: "Revocation is offered",
  expected: "revocation_endpoint, where the provider has one",
  source: "RFC 7009 2",
  examine: ({ draft, metadata }) => {
    const configured = draft.endpoints.revocation;
    if (configured !== "") return passed(shown(configured));
    const offered = metadata?.endpoints.revocation ?? "";
    if (offered === "")
      return notApplicable("Not offered. Tokens are forgotten here and stay valid until they end.");
    return warning({
      title: "Revocation is not set up",
      expected: shown(offered),
      found: "no endpoint is set",
      advice:
        "The provider revokes tokens. Set its endpoint, so that tokens can be made worthless when they are forgotten.",
      fix: isCallable(offered, draft.allowInsecureHttp)
        ? fixOf("Use the document's endpoint", "endpoints.revocation", {
            endpoints: { ...draft.endpoints, revocation: offered },
          })
        : undefined,
    });
  },
};
