import { type DoctorCheck, passed, warning } from "../check.ts";
import { listOf, ofDocument } from "../document-members.ts";
import { isNearMiss } from "../near-miss.ts";
import { shown, shownList } from "../shown.ts";
import { standardValues } from "../standard-values.ts";

const MAX_VALUES = 100;

/** Extensions do no harm; a standard value with a slip of the pen is not seen. */
export const listedValuesAreStandard: DoctorCheck = {
  checkId: "listed-values-are-standard",
  area: "protocol",
  title: "No listed value is misspelt",
  expected: "values of the standards; others are extensions",
  source: "OIDC Discovery 3",
  examine: (examination) =>
    ofDocument(examination, (members) => {
      const own: string[] = [];
      const misspelt: string[] = [];
      for (const [member, standard] of Object.entries(standardValues)) {
        for (const value of (listOf(members, member) ?? []).slice(0, MAX_VALUES)) {
          if (standard.includes(value)) continue;
          const isMisspelt = standard.some(
            (known) => known.length > 4 && (isNearMiss(known, value) || known === value.toLowerCase().trim()),
          );
          (isMisspelt ? misspelt : own).push(shown(value));
        }
      }
      if (misspelt.length === 0)
        return passed(own.length === 0 ? "the standards' only" : `extensions: ${shownList(own)}`);
      return warning({
        title: "A listed value may be misspelt",
        found: shownList(misspelt),
        advice: "It is not recognized here. Look whether a standard value is meant.",
        ask: `Please check these values in the discovery document: ${shownList(misspelt)}.`,
      });
    }),
};
