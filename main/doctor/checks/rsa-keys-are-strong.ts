import { type DoctorCheck, failed, notApplicable, passed, warning } from "../check.ts";
import { textOf } from "../document-members.ts";
import { askAboutKeys, faultsOf, ofKeys } from "../key-findings.ts";
import { isForSigning } from "../published-key.ts";
import { rsaBitsOf, rsaWeaknessOf } from "../rsa-weakness.ts";
import { shownList } from "../shown.ts";

/** Z-31, LIB-18. */
export const rsaKeysAreStrong: DoctorCheck = {
  checkId: "rsa-keys-are-strong",
  area: "keys_and_algorithms",
  title: "RSA keys are strong",
  expected: "2048 to 8192 bits, an odd exponent above 1",
  source: "RFC 7518 3.3",
  examine: (examination) =>
    ofKeys(examination, (keys) => {
      const rsa = keys.filter(
        ({ members }) =>
          textOf(members, "kty") === "RSA" &&
          textOf(members, "n") !== undefined &&
          textOf(members, "e") !== undefined,
      );
      if (rsa.length === 0) return notApplicable("There is no RSA key.");
      const faults = faultsOf(rsa, ({ members }) => rsaWeaknessOf(members));
      if (faults.length === 0) {
        const sizes = [...new Set(rsa.map(({ members }) => rsaBitsOf(members)))].sort((a, b) => a - b);
        return passed(`${sizes.join(", ")} bits`);
      }
      const isOneLeft = keys.some((key) => key.isSound && isForSigning(key));
      return (isOneLeft ? warning : failed)({
        title: "An RSA key is too weak",
        found: shownList(faults),
        advice: "Signatures of such keys are refused, here and by most libraries.",
        ask: `${askAboutKeys(examination, faults)} RS256 and its kin need keys of 2048 bits or more.`,
      });
    }),
};
