import { type DoctorCheck, failed, passed } from "../check.ts";
import { shown, shownList } from "../shown.ts";
import { ofServers } from "../tls-findings.ts";

/** Dates are the matter of another check. */
const aboutDates = /^CERT_(HAS_EXPIRED|NOT_YET_VALID)$/;

const words: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: "self-signed",
  SELF_SIGNED_CERT_IN_CHAIN: "from an authority that this machine does not know",
  UNABLE_TO_GET_ISSUER_CERT: "from an authority that this machine does not know",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "from an authority that this machine does not know",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "sent without the certificates in between",
  CERT_REVOKED: "revoked",
};

/** C-90. */
export const certificateIsTrusted: DoctorCheck = {
  checkId: "certificate-is-trusted",
  area: "transport_and_clock",
  title: "TLS certificate is trusted",
  expected: "a certificate of an authority that this machine or the configuration trusts",
  source: "RFC 8446 4.4.2.4",
  examine: (examination) =>
    ofServers(examination, (servers) => {
      const faults = servers.flatMap(({ host, trustFailure, issuer }) =>
        trustFailure === undefined || aboutDates.test(trustFailure)
          ? []
          : [`${host}: ${words[trustFailure] ?? trustFailure} (${shown(issuer)})`],
      );
      if (faults.length === 0) {
        return passed(shownList([...new Set(servers.map(({ issuer }) => issuer))]));
      }
      return failed({
        title: "TLS certificate is not trusted",
        found: shownList(faults),
        advice:
          "If the authority is your organization's own, add its certificate to the certificate authorities of this configuration. Otherwise tell the provider's administrator.",
        ask: `Please check the TLS certificate and its chain: ${shownList(faults)}.`,
      });
    }),
};
