import { type DoctorCheck, passed, warning } from "../check.ts";
import { memberOf } from "../document-members.ts";
import { askAboutKeys, ofKeys } from "../key-findings.ts";
import { counted, shown, shownList } from "../shown.ts";
import { thumbprintOf } from "../thumbprint.ts";

/** C-52, Z-27. */
export const keyIdsAreUnique: DoctorCheck = {
  checkId: "key-ids-are-unique",
  area: "keys_and_algorithms",
  title: "Each kid stands for one key",
  expected: "no kid twice",
  source: "RFC 7517 4.5",
  examine: (examination) =>
    ofKeys(examination, (keys) => {
      const byId = new Map<string, string[]>();
      for (const { members } of keys) {
        const kid = memberOf(members, "kid");
        if (kid === undefined) continue;
        const id = JSON.stringify(kid);
        byId.set(id, [...(byId.get(id) ?? []), thumbprintOf(members)]);
      }
      const repeated = [...byId].filter(([, prints]) => prints.length > 1);
      if (repeated.length === 0) return passed(counted(byId.size, "different kid", "different kids"));
      const found = repeated.map(
        ([id, prints]) =>
          `${shown(id)} ${new Set(prints).size === 1 ? "twice, the same key" : "for different keys"}`,
      );
      return warning({
        title: "A kid occurs twice",
        found: shownList(found),
        advice: "All keys of that kid are tried here. Other applications take one of them and may fail.",
        ask: askAboutKeys(examination, found),
      });
    }),
};
