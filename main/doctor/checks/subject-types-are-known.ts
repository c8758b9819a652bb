import { type DoctorCheck, notApplicable, passed, warning } from "../check.ts";
import { listOf, ofDocument } from "../document-members.ts";
import { shownList } from "../shown.ts";

export const subjectTypesAreKnown: DoctorCheck = {
  checkId: "subject-types-are-known",
  area: "protocol",
  title: "Subject types are known",
  expected: "public, pairwise or both",
  source: "OIDC Core 8",
  examine: (examination) =>
    ofDocument(examination, (members) => {
      const types = listOf(members, "subject_types_supported") ?? [];
      if (types.length === 0) return notApplicable("The document lists none.");
      const odd = types.filter((type) => type !== "public" && type !== "pairwise");
      if (odd.length > 0) {
        return warning({
          title: "A subject type is unknown",
          found: shownList(odd),
          advice: "Ask how long sub stays the same for one user, and whether other clients get the same one.",
          ask: `What does the subject type ${shownList(odd)} mean for the claim sub?`,
        });
      }
      if (!types.includes("pairwise")) return passed("public: sub is the same for every client");
      return passed(
        types.includes("public")
          ? "public and pairwise: sub may differ for each client"
          : "pairwise: sub differs for each client, so it can't be compared with that of another one",
      );
    }),
};
