import { type DoctorCheck, failed, passed } from "../check.ts";
import { shownList } from "../shown.ts";
import { ofServers } from "../tls-findings.ts";

/** What the TLS library says when the other side knows old versions only. */
const tooOld = /UNSUPPORTED_PROTOCOL|PROTOCOL_VERSION|VERSION_TOO_LOW/;

export const tlsVersionIsCurrent: DoctorCheck = {
  checkId: "tls-version-is-current",
  area: "transport_and_clock",
  title: "TLS version is current",
  expected: "TLS 1.2 or 1.3",
  source: "RFC 8996",
  examine: (examination) => {
    const refused = examination.connections
      .filter(({ failure }) => tooOld.test(failure?.cause ?? ""))
      .map(({ host }) => `${host}: older than TLS 1.2`);
    const old = examination.connections
      .filter(({ facts }) => facts !== undefined && !/^TLSv1\.[23]$/.test(facts.protocol))
      .map(({ host, facts }) => `${host}: ${facts?.protocol}`);
    const faults = [...refused, ...old];
    if (faults.length === 0) {
      return ofServers(examination, (servers) =>
        passed(shownList([...new Set(servers.map(({ protocol }) => protocol))])),
      );
    }
    return failed({
      title: "TLS version is too old",
      found: shownList(faults),
      advice: "The provider, or a proxy in between, has to offer TLS 1.2 or 1.3.",
      ask: `Please offer TLS 1.2 or 1.3: ${shownList(faults)}.`,
    });
  },
};
