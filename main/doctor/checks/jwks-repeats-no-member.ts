import { repeatedMembers } from "../../discovery/index.ts";
import { type DoctorCheck, failed, notApplicable, passed } from "../check.ts";
import { shown, shownList } from "../shown.ts";

/** Of a number or a kid that occurs twice, two applications may take two different keys (Z-13). */
export const jwksRepeatsNoMember: DoctorCheck = {
  checkId: "jwks-repeats-no-member",
  area: "keys_and_algorithms",
  title: "No member of the JWKS occurs twice",
  expected: "each member once",
  source: "RFC 7517 4",
  examine: ({ jwks }) => {
    if (jwks === undefined) return notApplicable("No JWKS was read.");
    const repeated = repeatedMembers(jwks.text);
    if (repeated.length === 0) return passed("each member once");
    return failed({
      title: "A member of the JWKS occurs twice",
      found: shownList(repeated),
      advice: "The last one counts here. Another application may take the first, and another key with it.",
      ask: `Please publish each of these members of the JWKS at ${shown(jwks.url)} once: ${shownList(repeated)}.`,
    });
  },
};
