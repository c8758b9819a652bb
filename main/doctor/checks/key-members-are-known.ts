import { type DoctorCheck, passed, warning } from "../check.ts";
import { askAboutKeys, faultsOf, ofKeys } from "../key-findings.ts";
import { shownList } from "../shown.ts";

/** RFC 7517 4, RFC 7518 6, and the times that some providers add. */
const known = new Set(
  "kty use key_ops alg kid x5u x5c x5t x5t#S256 n e crv x y d p q dp dq qi oth k iat nbf exp".split(" "),
);

/** Names are compared to the letter: `Kid` is no `kid`. Links in a key are never followed (C-53, Z-37). */
export const keyMembersAreKnown: DoctorCheck = {
  checkId: "key-members-are-known",
  area: "keys_and_algorithms",
  title: "Members of keys are written as the standard has them",
  expected: "names in small letters; other names are the provider's own",
  source: "RFC 7517 4",
  examine: (examination) =>
    ofKeys(examination, (keys) => {
      const faults = faultsOf(keys, ({ members }) => {
        const odd = Object.keys(members).filter((name) => !known.has(name) && known.has(name.toLowerCase()));
        return odd.length === 0 ? undefined : `${shownList(odd)} in capitals`;
      });
      if (faults.length > 0) {
        return warning({
          title: "Members of a key are in capitals",
          found: shownList(faults),
          advice: "Such members are not seen, and the key cannot be used.",
          ask: askAboutKeys(examination, faults),
        });
      }
      const names = new Set(keys.flatMap(({ members }) => Object.keys(members)));
      const own = [...names].filter((name) => !known.has(name));
      const link = names.has("x5u") ? "x5u is never followed" : "";
      return passed(
        [own.length === 0 ? "" : `the provider's own: ${shownList(own)}`, link].filter(Boolean).join("; ") ||
          "the standard's only",
      );
    }),
};
