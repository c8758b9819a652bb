import { type DoctorCheck, failed, notApplicable, passed } from "../check.ts";
import { askAboutKeys, ofKeys } from "../key-findings.ts";
import { counted, shownList } from "../shown.ts";
import { acceptedWithKey, countKeysFor } from "../signing-keys.ts";

/** Asks the code that a login chooses its keys with. */
export const aKeyCanVerifyIdTokens: DoctorCheck = {
  checkId: "a-key-can-verify-id-tokens",
  area: "keys_and_algorithms",
  title: "A key can verify ID tokens",
  expected: "a sound key for an algorithm that is accepted",
  source: "OIDC Core 10.1",
  examine: (examination) =>
    ofKeys(examination, () => {
      const accepted = acceptedWithKey(examination);
      if (accepted.length === 0) return notApplicable("No algorithm with a key is accepted.");
      const counts = accepted.map((alg) => [alg, countKeysFor(examination, alg)] as const);
      const usable = counts.filter(([, count]) => count > 0);
      if (usable.length > 0) {
        return passed(usable.map(([alg, count]) => `${alg}: ${counted(count, "key")}`).join(", "));
      }
      return failed({
        title: "No key can verify ID tokens",
        found: `no sound key for ${shownList(accepted)}`,
        advice: "Every login would fail at its signature. Compare the JWKS endpoint with the document's.",
        ask: askAboutKeys(examination, [`no sound signing key for ${shownList(accepted)}`]),
      });
    }),
};
