import { type DoctorCheck, notApplicable, passed, warning } from "../check.ts";
import { askAboutKeys, ofKeys } from "../key-findings.ts";
import { counted, shownList } from "../shown.ts";
import { acceptedWithKey, countKeysFor } from "../signing-keys.ts";

/** Other algorithms are used only for clients that are registered for them. */
export const rs256HasAKey: DoctorCheck = {
  checkId: "rs256-has-a-key",
  area: "keys_and_algorithms",
  title: "RS256 has a key",
  expected: "a sound key for the algorithm that clients get by default",
  source: "OIDC Registration 2",
  examine: (examination) =>
    ofKeys(examination, () => {
      const accepted = acceptedWithKey(examination);
      if (!accepted.includes("RS256")) return notApplicable("RS256 is not offered.");
      const count = countKeysFor(examination, "RS256");
      const without = accepted.filter((alg) => countKeysFor(examination, alg) === 0);
      if (without.length === accepted.length) return notApplicable("No algorithm has a sound key.");
      if (count > 0) {
        return passed(
          without.length === 0
            ? counted(count, "key")
            : `${counted(count, "key")}; none for ${shownList(without)}, which only matters to clients registered for it`,
        );
      }
      return warning({
        title: "RS256 has no sound key",
        found: `no sound key for ${shownList(without)}`,
        advice:
          "A client that is registered for nothing else gets RS256. Register it for an algorithm with a key.",
        ask: askAboutKeys(examination, ["no sound key for RS256, which the discovery document lists"]),
      });
    }),
};
