import { type DoctorCheck, failed, passed, warning } from "../check.ts";
import { memberOf, ofDocument } from "../document-members.ts";
import { calledMembers, type MemberKind, standardMembers } from "../metadata-members.ts";
import { shownList } from "../shown.ts";

const words: Readonly<Record<MemberKind, string>> = {
  endpoint: "a text",
  url: "a text",
  text: "a text",
  list: "a list of texts",
  flag: "true or false",
  object: "an object",
};

const isOfKind = (value: unknown, kind: MemberKind): boolean => {
  if (kind === "list") return Array.isArray(value) && value.every((item) => typeof item === "string");
  if (kind === "flag") return typeof value === "boolean";
  if (kind === "object") return typeof value === "object" && !Array.isArray(value);
  return typeof value === "string";
};

/** Z-4, Z-21. */
export const membersHaveTheRightType: DoctorCheck = {
  checkId: "members-have-the-right-type",
  area: "discovery_document",
  title: "Members have the right types",
  expected: "texts, lists of texts, and flags as the standards have them",
  source: "OIDC Discovery 3",
  examine: (examination) =>
    ofDocument(examination, (members) => {
      const wrong = [...standardMembers].filter(([name, kind]) => {
        const value = memberOf(members, name);
        return value !== undefined && !isOfKind(value, kind);
      });
      if (wrong.length === 0) return passed("as the standards have them");
      const isGrave = wrong.some(([name]) => name === "issuer" || calledMembers.includes(name));
      const found = shownList(wrong.map(([name, kind]) => `${name} is not ${words[kind]}`));
      return (isGrave ? failed : warning)({
        title: "A member has the wrong type",
        found,
        advice: "What can be read of it is used. Other applications may refuse the document.",
        ask: `Please correct the discovery document: ${found}.`,
      });
    }),
};
