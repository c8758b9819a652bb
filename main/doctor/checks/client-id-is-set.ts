import { type DoctorCheck, failed, passed, warning } from "../check.ts";
import { fixOf } from "../draft-fix.ts";
import { shown } from "../shown.ts";
import { parseWebUrl } from "../urls.ts";

const placeholder =
  /^(<.*>|\{.*\}|\[.*\]|x{3,}|(your|my|the)[-_ ]?client[-_ ]?id|client[-_ ]?id|change[-_ ]?me|todo)$/i;

export const clientIdIsSet: DoctorCheck = {
  checkId: "client-id-is-set",
  area: "client_registration",
  title: "Client ID is set",
  expected: "the ID that the provider gave, to the letter",
  source: "RFC 6749 2.2",
  examine: ({ draft }) => {
    const { clientId, issuer } = draft;
    if (clientId === "") {
      return failed({
        title: "Client ID is missing",
        found: "nothing is set",
        advice: "Register a client at the provider and copy its client ID.",
      });
    }
    if (clientId !== clientId.trim()) {
      return failed({
        title: "Client ID has spaces around it",
        found: shown(JSON.stringify(clientId)),
        advice: "They came with the copy, and the provider does not know such a client.",
        fix: fixOf("Remove the spaces", "clientId", { clientId: clientId.trim() }),
      });
    }
    const oddity = placeholder.test(clientId)
      ? "looks like a placeholder"
      : /[^!-~]/.test(clientId)
        ? "has unusual characters"
        : parseWebUrl(clientId) !== undefined
          ? parseWebUrl(clientId)?.host === parseWebUrl(issuer)?.host
            ? "is a URL of the provider"
            : "is a URL"
          : undefined;
    if (oddity === undefined) return passed(shown(clientId));
    return warning({
      title: `Client ID ${oddity}`,
      found: shown(clientId),
      advice: "Compare it with the client's registration at the provider.",
    });
  },
};
