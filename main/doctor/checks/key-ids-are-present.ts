import { type DoctorCheck, passed, warning } from "../check.ts";
import { memberOf } from "../document-members.ts";
import { askAboutKeys, ofKeys } from "../key-findings.ts";
import { isForSigning } from "../published-key.ts";
import { counted, shownList } from "../shown.ts";

/** LIB-3, Z-28, RP-8. */
export const keyIdsArePresent: DoctorCheck = {
  checkId: "key-ids-are-present",
  area: "keys_and_algorithms",
  title: "Keys can be told apart",
  expected: "a kid on each key, where there is more than one",
  source: "OIDC Core 10.1",
  examine: (examination) =>
    ofKeys(examination, (keys) => {
      const signing = keys.filter(isForSigning);
      const nameless = signing.filter(({ members }) => memberOf(members, "kid") === undefined);
      if (nameless.length === 0 || signing.length === 1) {
        return passed(nameless.length === 0 ? counted(signing.length, "kid") : "the only key needs none");
      }
      const names = nameless.map(({ name }) => name);
      return warning({
        title: "A key has no kid",
        found: shownList(names),
        advice: "All keys are tried here. Many libraries refuse tokens whose key they cannot choose.",
        ask: askAboutKeys(
          examination,
          names.map((name) => `${name} has no kid`),
        ),
      });
    }),
};
