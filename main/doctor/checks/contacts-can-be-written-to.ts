import { type DoctorCheck, notApplicable, passed, warning } from "../check.ts";
import { listOf, ofDocument } from "../document-members.ts";
import { shownList } from "../shown.ts";

const address = /^(mailto:)?[^\s@<>"]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u;

/** Who to ask when something is wrong. */
export const contactsCanBeWrittenTo: DoctorCheck = {
  checkId: "contacts-can-be-written-to",
  area: "discovery_document",
  title: "Contacts can be written to",
  expected: "e-mail addresses",
  source: "OpenID Federation 5.2.2",
  examine: (examination) =>
    ofDocument(examination, (members) => {
      const contacts = listOf(members, "contacts");
      if (contacts === undefined || contacts.length === 0)
        return notApplicable("The document names no contacts.");
      const odd = contacts.filter((contact) => !address.test(contact));
      if (odd.length === 0) return passed(shownList(contacts));
      return warning({
        title: "A contact is no e-mail address",
        found: shownList(odd),
        advice: "Ask for the right address before you need it.",
        ask: `Please correct contacts in the metadata: ${shownList(odd)}.`,
      });
    }),
};
