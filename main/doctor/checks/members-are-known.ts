import { type DoctorCheck, passed, warning } from "../check.ts";
import { ofDocument } from "../document-members.ts";
import type { Members } from "../examination.ts";
import { standardMembers } from "../metadata-members.ts";
import { isNearMiss } from "../near-miss.ts";
import { counted, shownList } from "../shown.ts";

const MAX_MEMBERS = 500;

/** A member that is a standard's but for a slip of the pen, while the standard's is missing. */
const isMisspelt = (name: string, members: Members): boolean => {
  const letters = name.toLowerCase().replace(/[^a-z0-9]/g, "");
  return [...standardMembers.keys()].some(
    (standard) =>
      !Object.hasOwn(members, standard) &&
      (letters === standard.replaceAll("_", "") || (name.length > 8 && isNearMiss(name, standard))),
  );
};

/** Members of the provider's own do no harm; misspelt ones are not seen (Z-14, Z-16). */
export const membersAreKnown: DoctorCheck = {
  checkId: "members-are-known",
  area: "discovery_document",
  title: "No member is misspelt",
  expected: "names of the standards; others are the provider's own",
  source: "OIDC Discovery 3",
  examine: (examination) =>
    ofDocument(examination, (members) => {
      const names = Object.keys(members);
      const own = names.filter((name) => !standardMembers.has(name));
      if (names.length > MAX_MEMBERS) {
        return warning({
          title: "Document has very many members",
          found: `${names.length} members`,
          expected: `at most ${MAX_MEMBERS}`,
          advice: "Make sure that this URL is the provider's discovery document.",
        });
      }
      const odd = own.filter(
        (name) => isMisspelt(name, members) || name === "__proto__" || name === "constructor",
      );
      if (odd.length > 0) {
        return warning({
          title: "A member may be misspelt",
          found: shownList(odd),
          advice: "It is not used. Look whether a standard member is meant.",
          ask: `Please check these members of the discovery document: ${shownList(odd)}.`,
        });
      }
      const standard = counted(names.length - own.length, "standard member");
      return passed(own.length === 0 ? standard : `${standard}; the provider's own: ${shownList(own)}`);
    }),
};
