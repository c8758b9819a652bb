import { type DoctorCheck, notApplicable, passed, warning } from "../check.ts";
import { ofDocument, textOf } from "../document-members.ts";
import { endpointMembers } from "../metadata-members.ts";
import { shown, shownList } from "../shown.ts";

/** Audiences that may be issuer or endpoint cannot be told apart then. */
export const issuerIsNoEndpoint: DoctorCheck = {
  checkId: "issuer-is-no-endpoint",
  area: "discovery_document",
  title: "Issuer is a name of its own",
  expected: "another URL than each endpoint's",
  source: "OIDC Discovery 3",
  examine: (examination) =>
    ofDocument(examination, (members) => {
      const issuer = textOf(members, "issuer");
      if (issuer === undefined) return notApplicable("The document names no issuer.");
      const same = endpointMembers.filter((name) => textOf(members, name) === issuer);
      if (same.length === 0) return passed("no endpoint has it");
      return warning({
        title: "Issuer is the URL of an endpoint",
        found: `${shown(issuer)} is ${shownList(same)}, too`,
        advice: "Logins work. Do not take the issuer for a place where the discovery document is.",
      });
    }),
};
