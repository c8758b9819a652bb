import { type DoctorCheck, passed, warning } from "../check.ts";
import { textOf } from "../document-members.ts";
import { askAboutKeys, faultsOf, ofKeys } from "../key-findings.ts";
import { counted, shownList } from "../shown.ts";

/** Z-39. */
export const keyValuesAreBase64url: DoctorCheck = {
  checkId: "key-values-are-base64url",
  area: "keys_and_algorithms",
  title: "Numbers of keys are in base64url",
  expected: "letters, digits, - and _ in n, e, x and y",
  source: "RFC 7515 2",
  examine: (examination) =>
    ofKeys(examination, (keys) => {
      const faults = faultsOf(keys, ({ members }) => {
        const odd = ["n", "e", "x", "y"].filter((name) => /[^\w-]/.test(textOf(members, name) ?? ""));
        return odd.length === 0 ? undefined : `${odd.join(", ")} not in base64url`;
      });
      if (faults.length === 0) return passed(counted(keys.length, "key"));
      return warning({
        title: "A key is not in base64url",
        found: shownList(faults),
        advice: "Some applications read plain base64 with +, / and =, others refuse the key.",
        ask: askAboutKeys(examination, faults),
      });
    }),
};
