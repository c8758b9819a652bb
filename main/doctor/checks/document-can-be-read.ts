import { type DoctorCheck, failed, notApplicable, passed } from "../check.ts";
import { shown } from "../shown.ts";

/** The discovery document is there; every other check of it needs this one. */
export const documentCanBeRead: DoctorCheck = {
  checkId: "document-can-be-read",
  area: "discovery_document",
  title: "Discovery document can be read",
  expected: "a JSON object with status 200, at most 1 MiB, 64 levels deep, without a redirect",
  source: "OIDC Discovery 4.2",
  examine: ({ documentUrl, document, documentFailure, draft }) => {
    if (document !== undefined) {
      const count = Object.keys(document.members).length;
      return passed(`${document.text.length} characters, ${count} members at ${shown(document.url)}`);
    }
    if (documentFailure === undefined) {
      return notApplicable(
        draft.automaticConfigurationUrl.trim() === ""
          ? "No automatic configuration URL: the provider is as it was filled in by hand."
          : "The provider was not asked.",
      );
    }
    const { message, advice, cause } = documentFailure;
    return failed({
      title: "Discovery document cannot be read",
      found: shown(message),
      advice,
      ask: `Please check the discovery document at ${shown(documentUrl ?? cause ?? "")}: ${shown(message)}`,
    });
  },
};
