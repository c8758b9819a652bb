import { type DoctorCheck, failed, notApplicable, passed } from "../check.ts";
import { counted, shown } from "../shown.ts";

/** Z-25, Z-26. */
export const jwksHasKeys: DoctorCheck = {
  checkId: "jwks-has-keys",
  area: "keys_and_algorithms",
  title: "JWKS has keys",
  expected: "a list of keys, each an object",
  source: "RFC 7517 5.1",
  examine: ({ jwks, keys }) => {
    if (jwks === undefined) return notApplicable("No JWKS was read.");
    const objects = (keys ?? []).filter(({ isObject }) => isObject);
    if (keys !== undefined && objects.length === keys.length && keys.length > 0) {
      return passed(counted(keys.length, "key"));
    }
    return failed({
      title: "JWKS is not as it should be",
      found:
        keys === undefined
          ? "no list of keys"
          : `${counted(objects.length, "key")}, ${keys.length - objects.length} other entries`,
      advice: "Make sure that this is the provider's jwks_uri.",
      ask: `Please check the JWKS at ${shown(jwks.url)}: it should be {"keys": [ … ]} with at least one key.`,
    });
  },
};
