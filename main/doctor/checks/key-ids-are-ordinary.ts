import { type DoctorCheck, passed, warning } from "../check.ts";
import { memberOf } from "../document-members.ts";
import { askAboutKeys, faultsOf, ofKeys } from "../key-findings.ts";
import { shown, shownList } from "../shown.ts";

const MAX_CHARACTERS = 256;

/** Somebody may have put a path, a query or markup into a kid (Z-29). */
export const keyIdsAreOrdinary: DoctorCheck = {
  checkId: "key-ids-are-ordinary",
  area: "keys_and_algorithms",
  title: "Key ids are ordinary texts",
  expected: `a text of at most ${MAX_CHARACTERS} characters without spaces, quotes and markup`,
  source: "RFC 7517 4.5",
  examine: (examination) =>
    ofKeys(examination, (keys) => {
      const faults = faultsOf(keys, ({ members }) => {
        const kid = memberOf(members, "kid");
        if (kid === undefined) return undefined;
        if (typeof kid !== "string") return "is no text";
        if (kid.length > MAX_CHARACTERS) return `${kid.length} characters`;
        return kid === "" || /[^!-~]|["'<>`\\;]|\.\.\//.test(kid) ? "unusual characters" : undefined;
      });
      if (faults.length > 0) {
        return warning({
          title: "A key id is unusual",
          found: shownList(faults),
          advice: "It is compared as it is and used for nothing else. Other software may stumble over it.",
          ask: askAboutKeys(examination, faults),
        });
      }
      const ids = keys.flatMap(({ members }) => memberOf(members, "kid") ?? []);
      return passed(ids.length === 0 ? "there are none" : shownList(ids.slice(0, 3).map(shown)));
    }),
};
