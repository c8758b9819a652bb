import { type DoctorCheck, notApplicable, passed, warning } from "../check.ts";
import { certificateOf, hasCertificate, isSameKey } from "../key-certificate.ts";
import { askAboutKeys, faultsOf, ofKeys } from "../key-findings.ts";
import { counted, shownList } from "../shown.ts";

/** Z-36. */
export const keyCertificatesMatch: DoctorCheck = {
  checkId: "key-certificates-match",
  area: "keys_and_algorithms",
  title: "Certificates are of their keys",
  expected: "the key's own certificate first in x5c",
  source: "RFC 7517 4.7",
  examine: (examination) =>
    ofKeys(examination, (keys) => {
      const certified = keys.filter(hasCertificate);
      if (certified.length === 0) return notApplicable("No key has a certificate.");
      const faults = faultsOf(certified, (key) => {
        const certificate = certificateOf(key);
        if (certificate === undefined) return "x5c is no certificate";
        const publicKey = certificate.publicKey.export({ format: "jwk" });
        return isSameKey({ ...publicKey }, key.members) ? undefined : "certificate of another key";
      });
      if (faults.length === 0) {
        const without = keys.length - certified.length;
        const count = counted(certified.length, "certificate");
        return passed(without === 0 ? count : `${count}, ${without} of ${keys.length} keys without`);
      }
      return warning({
        title: "A certificate does not belong to its key",
        found: shownList(faults),
        advice: "Signatures are verified with the key itself. Applications that read x5c take another one.",
        ask: askAboutKeys(examination, faults),
      });
    }),
};
