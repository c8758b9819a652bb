import { type DoctorCheck, failed, notApplicable, passed, warning } from "../check.ts";
import { memberOf } from "../document-members.ts";
import type { Examination } from "../examination.ts";
import { endpointMembers } from "../metadata-members.ts";
import { shownList } from "../shown.ts";
import { parseWebUrl, reachOf } from "../urls.ts";

/** C-48, Z-10. */
export const urlsUseHttps: DoctorCheck = {
  checkId: "urls-use-https",
  area: "transport_and_clock",
  title: "Provider is called over HTTPS",
  expected: "https for the issuer and every endpoint; http on this machine only",
  source: "RFC 6749 3.1",
  examine: (examination) => {
    const urls = urlsOf(examination);
    if (urls.length === 0) return notApplicable("There is no URL yet.");
    const plain = urls.filter(({ protocol }) => protocol === "http:");
    const remote = [...new Set(plain.filter((url) => reachOf(url) !== "loopback").map(({ host }) => host))];
    if (remote.length === 0) {
      return passed(plain.length === 0 ? "https everywhere" : "plain HTTP on this machine only");
    }
    return (examination.draft.allowInsecureHttp ? warning : failed)({
      title: "Provider is called over plain HTTP",
      found: shownList(remote),
      advice: examination.draft.allowInsecureHttp
        ? "It is allowed for this configuration. Whoever is on the way can read and change secrets and tokens."
        : "Use https. Only in a closed test network, switch on Allow plain HTTP for this configuration.",
      ask: `Please offer the issuer and its endpoints over HTTPS: ${shownList(remote)}.`,
    });
  },
};

const urlsOf = ({ draft, document, documentUrl }: Examination): readonly URL[] => {
  const published =
    document === undefined
      ? []
      : ["issuer", ...endpointMembers].map((name) => memberOf(document.members, name));
  return [documentUrl, draft.issuer, ...Object.values(draft.endpoints), ...published].flatMap(
    (value) => parseWebUrl(value) ?? [],
  );
};
