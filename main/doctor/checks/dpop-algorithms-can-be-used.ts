import { type DoctorCheck, notApplicable, passed, warning } from "../check.ts";
import { listOf, ofDocument } from "../document-members.ts";
import { shownList } from "../shown.ts";

const asymmetric = /^((RS|PS|ES)(256|384|512)|EdDSA|Ed25519)$/;

/** A proof is signed by the client's key: a shared secret or nothing at all proves nothing. */
export const dpopAlgorithmsCanBeUsed: DoctorCheck = {
  checkId: "dpop-algorithms-can-be-used",
  area: "protocol",
  title: "DPoP can be used",
  expected: "asymmetric algorithms in dpop_signing_alg_values_supported",
  source: "RFC 9449 5.1",
  examine: (examination) =>
    ofDocument(examination, (members) => {
      const listed = listOf(members, "dpop_signing_alg_values_supported") ?? [];
      if (listed.length === 0) return notApplicable("DPoP is not offered.");
      const unfit = listed.filter((alg) => /^(none|HS\d+)$/i.test(alg));
      if (unfit.length === 0 && listed.some((alg) => asymmetric.test(alg))) return passed(shownList(listed));
      return warning({
        title: unfit.length > 0 ? "DPoP has an unsafe algorithm" : "DPoP has no usable algorithm",
        found: shownList(listed),
        advice: "Access tokens that are bound to a key need ES256 or another asymmetric algorithm.",
        ask: `Please check dpop_signing_alg_values_supported: ${shownList(listed)}. ES256 is the usual one.`,
      });
    }),
};
