import { type DoctorCheck, failed, passed, warning } from "../check.ts";
import { shownList } from "../shown.ts";
import { dateWords } from "../time-words.ts";
import { ofServers, type SeenServer } from "../tls-findings.ts";

const DAY_MS = 86_400_000;
const WARNED_BEFORE_DAYS = 30;

export const certificateIsCurrent: DoctorCheck = {
  checkId: "certificate-is-current",
  area: "transport_and_clock",
  title: "TLS certificate is current",
  expected: `valid for more than ${WARNED_BEFORE_DAYS} days from now`,
  source: "RFC 5280 4.1.2.5",
  examine: (examination) =>
    ofServers(examination, (servers) => {
      const now = examination.examinedAt;
      const invalid = servers.filter(({ validFrom, validTo }) => !(validFrom <= now && validTo > now));
      const first = invalid[0];
      if (first !== undefined) {
        const isEarly = first.validFrom > now;
        return failed({
          title: isEarly ? "TLS certificate is not valid yet" : "TLS certificate has ended",
          found: describe(invalid, isEarly ? "validFrom" : "validTo"),
          advice:
            "Check this machine's clock first. If it is right, the provider has to renew the certificate.",
          ask: `The TLS certificate of ${first.host} ${isEarly ? "begins" : "ended"} on ${dateWords(isEarly ? first.validFrom : first.validTo)}. Please renew it.`,
        });
      }
      const [next] = [...servers].sort((a, b) => a.validTo - b.validTo);
      const days = Math.floor(((next?.validTo ?? now) - now) / DAY_MS);
      if (next === undefined || days > WARNED_BEFORE_DAYS) return passed(describe(servers, "validTo"));
      const when = days === 0 ? "today" : days === 1 ? "tomorrow" : `in ${days} days`;
      return warning({
        title: `TLS certificate ends ${when}`,
        found: `${dateWords(next.validTo)}, ${next.host}`,
        advice: "Logins fail from then on, unless the provider renews it before.",
        ask: `The TLS certificate of ${next.host} ends on ${dateWords(next.validTo)}. Please renew it before.`,
      });
    }),
};

const describe = (servers: readonly SeenServer[], which: "validFrom" | "validTo"): string =>
  shownList(servers.map((server) => `${dateWords(server[which])}, ${server.host}`));
