import { type DoctorCheck, passed, warning } from "../check.ts";
import { ofDocument } from "../document-members.ts";
import { standardMembers } from "../metadata-members.ts";
import { shownList } from "../shown.ts";

/** An empty list reads as "none", where "not said" is meant (Z-21). */
export const emptyMembersAreLeftOut: DoctorCheck = {
  checkId: "empty-members-are-left-out",
  area: "discovery_document",
  title: "Empty members are left out",
  expected: "no empty list",
  source: "RFC 8414 3.2",
  examine: (examination) =>
    ofDocument(examination, (members) => {
      const entries = Object.entries(members);
      const empty = entries
        .filter(([name, value]) => standardMembers.has(name) && isEmpty(value))
        .map(([name]) => name);
      const nulls = entries.filter(([, value]) => value === null).map(([name]) => name);
      if (empty.length === 0)
        return passed(nulls.length === 0 ? "none is empty" : `null: ${shownList(nulls)}`);
      return warning({
        title: "Some members are empty",
        found: shownList(empty),
        advice: "They are taken as not said here. Other applications may take them as nothing offered.",
        ask: `Please leave these members out of the discovery document, or fill them: ${shownList(empty)}.`,
      });
    }),
};

const isEmpty = (value: unknown): boolean => value === "" || (Array.isArray(value) && value.length === 0);
