import { algorithmNames } from "../algorithm-names.ts";
import { type DoctorCheck, passed, warning } from "../check.ts";
import { listOf, ofDocument } from "../document-members.ts";
import { counted, shown, shownList } from "../shown.ts";

const member = /_(alg|enc)_values_supported$/;

/** Names are compared to the letter. */
export const algorithmNamesAreKnown: DoctorCheck = {
  checkId: "algorithm-names-are-known",
  area: "keys_and_algorithms",
  title: "Algorithms have registered names",
  expected: "names of JSON Web Algorithms",
  source: "RFC 7518 3.1, 4.1, 5.1",
  examine: (examination) =>
    ofDocument(examination, (members) => {
      const lists = Object.keys(members)
        .filter((name) => member.test(name))
        .map((name) => [name, listOf(members, name) ?? []] as const);
      const odd = lists.flatMap(([name, algorithms]) =>
        algorithms.filter((alg) => !algorithmNames.has(alg)).map((alg) => `${shown(alg)} in ${shown(name)}`),
      );
      if (odd.length === 0)
        return passed(counted(new Set(lists.flatMap(([, algs]) => algs)).size, "algorithm"));
      return warning({
        title: "An algorithm has an unknown name",
        found: shownList(odd),
        advice: "Unknown algorithms are not used.",
        ask: `Please check the names of these algorithms in the discovery document: ${shownList(odd)}.`,
      });
    }),
};
