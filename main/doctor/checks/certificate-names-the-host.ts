import { type DoctorCheck, failed, passed } from "../check.ts";
import { shownList } from "../shown.ts";
import { ofServers } from "../tls-findings.ts";

export const certificateNamesTheHost: DoctorCheck = {
  checkId: "certificate-names-the-host",
  area: "transport_and_clock",
  title: "TLS certificate is for this host",
  expected: "the host among the certificate's names",
  source: "RFC 9525 6",
  examine: (examination) =>
    ofServers(examination, (servers) => {
      const wrong = servers.filter(({ namesHost }) => !namesHost);
      if (wrong.length === 0) return passed(shownList(servers.map(({ host }) => host)));
      const found = shownList(
        wrong.map(
          ({ host, subjectAltNames }) => `${host}: certificate for ${shownList(subjectAltNames.slice(0, 4))}`,
        ),
      );
      return failed({
        title: "TLS certificate is for another host",
        found,
        advice: "Check the host name in the URL. A proxy or another server may have answered.",
        ask: `The TLS certificate does not name its host: ${found}. Please correct it.`,
      });
    }),
};
