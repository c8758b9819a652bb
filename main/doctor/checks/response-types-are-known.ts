import { type DoctorCheck, notApplicable, passed, warning } from "../check.ts";
import { listOf, ofDocument } from "../document-members.ts";
import { shown, shownList } from "../shown.ts";

/** In the order of OAuth 2.0 Multiple Response Types 3 and 5; the order has no meaning. */
const known = [
  "code",
  "id_token",
  "token",
  "none",
  "code id_token",
  "code token",
  "id_token token",
  "code id_token token",
];

const sortedWords = (type: string): string => type.split(" ").sort().join(" ");
const knownSorted = new Set(known.map(sortedWords));

export const responseTypesAreKnown: DoctorCheck = {
  checkId: "response-types-are-known",
  area: "protocol",
  title: "Response types are known",
  expected: "code, id_token and token, alone or together with a space between, or none",
  source: "OAuth 2.0 Multiple Response Types 5",
  examine: (examination) =>
    ofDocument(examination, (members) => {
      const types = listOf(members, "response_types_supported") ?? [];
      if (types.length === 0) return notApplicable("The document lists none.");
      const odd = types.filter((type) => !knownSorted.has(sortedWords(type)));
      if (odd.length > 0) {
        return warning({
          title: "A response type is unknown",
          found: shownList(odd),
          advice: "It is not used. Where a space was lost, other applications may miss a type.",
          ask: `Please check response_types_supported: ${shownList(odd)}.`,
        });
      }
      const reordered = types.filter((type) => !known.includes(type));
      return passed(
        reordered.length === 0
          ? shownList(types)
          : `${types.map(shown).slice(0, 8).join(", ")}; the order of words in ${shownList(reordered.map((type) => `“${type}”`))} has no meaning`,
      );
    }),
};
