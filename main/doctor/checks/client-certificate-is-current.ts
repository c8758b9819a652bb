import { type DoctorCheck, failed, notApplicable, passed, warning } from "../check.ts";
import { dateWords } from "../time-words.ts";

const DAY_MS = 86_400_000;
const WARNED_BEFORE_DAYS = 30;

export const clientCertificateIsCurrent: DoctorCheck = {
  checkId: "client-certificate-is-current",
  area: "client_registration",
  title: "Client certificate is current",
  expected: `valid for more than ${WARNED_BEFORE_DAYS} days from now`,
  source: "RFC 5280 4.1.2.5",
  examine: ({ clientCertificate, examinedAt: now }) => {
    if (clientCertificate === undefined) return notApplicable("There is no client certificate.");
    const { validFrom, validTo } = clientCertificate;
    const found = `${dateWords(validFrom)} to ${dateWords(validTo)}`;
    if (validTo <= now) {
      return failed({
        title: "Client certificate has ended",
        found,
        advice: "Servers refuse it. Replace it, and register the new one at the provider.",
      });
    }
    if (validFrom > now) {
      return failed({
        title: "Client certificate is not valid yet",
        found,
        advice: "Check this machine's clock. If it is right, wait until then or use another certificate.",
      });
    }
    const days = Math.floor((validTo - now) / DAY_MS);
    if (days > WARNED_BEFORE_DAYS) return passed(found);
    const when = days === 0 ? "within a day" : days === 1 ? "in a day" : `in ${days} days`;
    return warning({
      title: `Client certificate ends ${when}`,
      found,
      advice: "Replace it before, and register the new one at the provider.",
    });
  },
};
