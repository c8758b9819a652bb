import { type DoctorCheck, notApplicable, passed, warning } from "../check.ts";
import { certificateOf, hasCertificate } from "../key-certificate.ts";
import { askAboutKeys, ofKeys } from "../key-findings.ts";
import { shownList } from "../shown.ts";
import { dateWords } from "../time-words.ts";

/** Z-36. */
export const keyCertificatesAreCurrent: DoctorCheck = {
  checkId: "key-certificates-are-current",
  area: "keys_and_algorithms",
  title: "Certificates of keys are current",
  expected: "today between the certificate's two dates",
  source: "RFC 5280 4.1.2.5",
  examine: (examination) =>
    ofKeys(examination, (keys) => {
      const now = examination.examinedAt;
      const certified = keys.filter(hasCertificate).flatMap((key) => {
        const certificate = certificateOf(key);
        if (certificate === undefined) return [];
        const [from, to] = [Date.parse(certificate.validFrom), Date.parse(certificate.validTo)];
        return [{ name: key.name, from, to }];
      });
      if (certified.length === 0) return notApplicable("No key has a certificate that can be read.");
      const faults = certified.flatMap(({ name, from, to }) => {
        if (!(to >= now)) return [`${name}: ended on ${dateWords(to)}`];
        return from > now ? [`${name}: begins on ${dateWords(from)}`] : [];
      });
      if (faults.length === 0) {
        return passed(`the first ends on ${dateWords(Math.min(...certified.map(({ to }) => to)))}`);
      }
      return warning({
        title: "A key's certificate is not current",
        found: shownList(faults),
        advice:
          "Signatures are verified with the key itself, so logins work. Other applications may go by the certificate.",
        ask: askAboutKeys(examination, faults),
      });
    }),
};
