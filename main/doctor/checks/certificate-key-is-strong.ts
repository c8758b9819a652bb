import { type DoctorCheck, passed, warning } from "../check.ts";
import { MIN_RSA_BITS } from "../rsa-weakness.ts";
import { shownList } from "../shown.ts";
import { ofServers, type SeenServer } from "../tls-findings.ts";

const words = ({ keyType, rsaBits }: SeenServer): string =>
  rsaBits === undefined ? keyType : `${keyType} ${rsaBits} bits`;

export const certificateKeyIsStrong: DoctorCheck = {
  checkId: "certificate-key-is-strong",
  area: "transport_and_clock",
  title: "TLS certificate has a strong key",
  expected: `an elliptic key, or RSA with ${MIN_RSA_BITS} bits or more`,
  source: "RFC 9325 4.5",
  examine: (examination) =>
    ofServers(examination, (servers) => {
      const weak = servers.filter(({ rsaBits }) => rsaBits !== undefined && rsaBits < MIN_RSA_BITS);
      if (weak.length === 0) return passed(shownList([...new Set(servers.map(words))]));
      const found = shownList(weak.map((server) => `${server.host}: ${words(server)}`));
      return warning({
        title: "TLS certificate has a weak key",
        found,
        advice: "Browsers and libraries refuse such certificates sooner or later.",
        ask: `Please renew the TLS certificate with a stronger key: ${found}.`,
      });
    }),
};
