import { type DoctorCheck, notApplicable, passed, warning } from "../check.ts";
import { memberOf } from "../document-members.ts";
import { MAX_KEYS_LOOKED_AT } from "../examination.ts";
import { counted, shown } from "../shown.ts";

/** Z-38. */
export const jwksIsOfModerateSize: DoctorCheck = {
  checkId: "jwks-is-of-moderate-size",
  area: "keys_and_algorithms",
  title: "JWKS is of moderate size",
  expected: `at most ${MAX_KEYS_LOOKED_AT} keys`,
  source: "RFC 7517 5",
  examine: ({ jwks }) => {
    const keys = jwks === undefined ? undefined : memberOf(jwks.members, "keys");
    if (!Array.isArray(keys)) return notApplicable("There is no list of keys.");
    const found = counted(keys.length, "key");
    if (keys.length <= MAX_KEYS_LOOKED_AT) return passed(found);
    return warning({
      title: "JWKS has very many keys",
      found,
      advice: `The first ${MAX_KEYS_LOOKED_AT} were looked at. Make sure that this is the provider's jwks_uri.`,
      ask: `The JWKS at ${shown(jwks?.url)} has ${found}. Please remove those that are no longer used.`,
    });
  },
};
