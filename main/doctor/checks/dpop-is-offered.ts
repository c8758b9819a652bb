import { proofAlgorithmFor } from "../../tokens/index.ts";
import { type DoctorCheck, failed, notApplicable, passed, warning } from "../check.ts";
import { knowsProvider, listedBy } from "../document-members.ts";
import { fixOf } from "../draft-fix.ts";
import { shownList } from "../shown.ts";

/** A provider that does not know DPoP answers with Bearer tokens, which a login with DPoP refuses. */
export const dpopIsOffered: DoctorCheck = {
  checkId: "dpop-is-offered",
  area: "protocol",
  title: "DPoP is offered",
  expected: "dpop_signing_alg_values_supported, where DPoP is switched on",
  source: "RFC 9449 5.1",
  examine: (examination) => {
    const listed = listedBy(
      examination,
      "dpop_signing_alg_values_supported",
      (capabilities) => capabilities.dpopSigningAlgorithmsSupported,
    );
    if (!examination.draft.dpop) return notApplicable(listed ? "Offered, switched off." : "Switched off.");
    if (!knowsProvider(examination)) return notApplicable("Nothing is known of the provider.");
    const fix = fixOf("Switch DPoP off", "dpop", { dpop: false });
    if (listed === undefined) {
      return warning({
        title: "DPoP is not offered",
        found: "DPoP is switched on; the provider lists no algorithm for it",
        advice: "A login is refused where the provider answers with a Bearer token. Switch DPoP off.",
        fix,
        ask: "Do you bind access tokens to keys (DPoP)? Please list dpop_signing_alg_values_supported.",
      });
    }
    const algorithm = proofAlgorithmFor(listed);
    if (listed.includes(algorithm)) return passed(`offered, with ${algorithm}`);
    return failed({
      title: "DPoP is offered with other algorithms only",
      found: shownList(listed),
      advice: "No key can be made here for any of these algorithms. Switch DPoP off.",
      fix,
      ask: "Please take DPoP proofs that are signed with ES256.",
    });
  },
};
