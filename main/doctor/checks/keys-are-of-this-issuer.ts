import { type DoctorCheck, failed, notApplicable, passed } from "../check.ts";
import { textOf } from "../document-members.ts";
import { ofKeys } from "../key-findings.ts";
import { shown, shownList } from "../shown.ts";

/** Entra names with each key the issuer that it signs for; `{tenantid}` in it stands for any tenant. */
export const keysAreOfThisIssuer: DoctorCheck = {
  checkId: "keys-are-of-this-issuer",
  area: "keys_and_algorithms",
  title: "Keys are for this issuer",
  expected: "the configured issuer, where a key names one",
  source: "Microsoft identity platform, signing key validation",
  examine: (examination) =>
    ofKeys(examination, (keys) => {
      const { draft, document } = examination;
      const issuer =
        draft.issuer || (document === undefined ? undefined : textOf(document.members, "issuer"));
      const named = keys.flatMap(({ members }) => textOf(members, "issuer") ?? []);
      if (issuer === undefined || named.length === 0) return notApplicable("No key names an issuer.");
      const mine = named.filter((name) => isSame(name, issuer));
      const unnamed = keys.length - named.length;
      if (mine.length + unnamed > 0) return passed(`${mine.length + unnamed} of ${keys.length} keys`);
      return failed({
        title: "No key is for this issuer",
        expected: shown(issuer),
        found: shownList([...new Set(named)]),
        advice:
          "ID tokens of this issuer cannot be verified with these keys. Compare the JWKS endpoint with the document's.",
        ask: `The keys are for ${shownList([...new Set(named)])}. Which jwks_uri has the keys of ${shown(issuer)}?`,
      });
    }),
};

const isSame = (named: string, issuer: string): boolean => {
  const [before = "", after] = named.split("{tenantid}");
  if (after === undefined || issuer === named) return named === issuer;
  const tenant = issuer.slice(before.length, issuer.length - after.length);
  return issuer === before + tenant + after && /^[\w.{}-]+$/.test(tenant);
};
