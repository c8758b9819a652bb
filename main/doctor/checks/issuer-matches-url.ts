import { issuersOfUrl } from "../../discovery/index.ts";
import { type CheckVerdict, type DoctorCheck, failed, notApplicable, passed, warning } from "../check.ts";
import { ofDocument, textOf } from "../document-members.ts";
import { fixOf } from "../draft-fix.ts";
import type { Examination } from "../examination.ts";
import { shown } from "../shown.ts";
import { isTemplate } from "../templates.ts";
import { describeDifference, parseWebUrl } from "../urls.ts";

const WELL_KNOWN = "/.well-known/openid-configuration";

/** A document that names somebody else's issuer may be an attack, and is not imported (C-47, Z-5, RP-34). */
export const issuerMatchesUrl: DoctorCheck = {
  checkId: "issuer-matches-url",
  area: "discovery_document",
  title: "Document names the issuer of its URL",
  expected: "the issuer that the URL stands for, to the letter",
  source: "OIDC Discovery 4.3",
  examine: (examination) =>
    ofDocument(examination, (members, { url }) => {
      const issuer = textOf(members, "issuer");
      if (issuer === undefined) return notApplicable("The document names no issuer.");
      if (isTemplate(issuer)) return notApplicable("The issuer is a template.");
      const expected = issuersOfUrl(url);
      const first = expected?.[0];
      if (expected === undefined || first === undefined) {
        return notApplicable("The URL does not have the form that stands for an issuer.");
      }
      return expected.includes(issuer.replace(/\/$/, ""))
        ? passed(shown(issuer), shown(first))
        : mismatch(examination, issuer, first);
    }),
};

const mismatch = ({ draft }: Examination, issuer: string, expected: string): CheckVerdict => {
  const difference = describeDifference(expected, issuer);
  const found = `${shown(issuer)}; it differs in ${difference}`;
  const ask = `The discovery document at ${shown(expected)}${WELL_KNOWN} names the issuer ${shown(issuer)}. OpenID Connect Discovery 4.3 wants them to be equal: please say which one ID tokens carry.`;
  if (draft.issuer === issuer) {
    return warning({
      title: "Document names another issuer than its URL",
      expected: shown(expected),
      found,
      advice: "This issuer is set here, so logins accept it. Be sure that it is the provider's own.",
      ask,
    });
  }
  return failed({
    title: "Document names another issuer than its URL",
    expected: shown(expected),
    found,
    advice:
      "Use the automatic configuration URL of the issuer that the document names. If that does not exist, compare the issuer with the provider's documentation and set it by hand.",
    fix: difference === "capital letters" ? spellingFix(issuer) : undefined,
    ask,
  });
};

/** Host names do not depend on capitals, so it is the same server. */
const spellingFix = (issuer: string) => {
  const url = parseWebUrl(issuer);
  return url === undefined
    ? undefined
    : fixOf("Use the issuer's spelling", "automaticConfigurationUrl", {
        automaticConfigurationUrl: issuer.replace(/\/$/, "") + WELL_KNOWN,
      });
};
