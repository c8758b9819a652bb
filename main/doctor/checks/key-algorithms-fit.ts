import { algorithmNames, keyOfAlgorithm } from "../algorithm-names.ts";
import { type DoctorCheck, passed, warning } from "../check.ts";
import { memberOf } from "../document-members.ts";
import { askAboutKeys, faultsOf, ofKeys } from "../key-findings.ts";
import { shown, shownList } from "../shown.ts";

/** Z-32, Z-35. */
export const keyAlgorithmsFit: DoctorCheck = {
  checkId: "key-algorithms-fit",
  area: "keys_and_algorithms",
  title: "Algorithms of keys fit their types",
  expected: "a registered alg for the key's type and curve, or none",
  source: "RFC 7517 4.4",
  examine: (examination) =>
    ofKeys(examination, (keys) => {
      const faults = faultsOf(keys, ({ members }) => {
        const alg = memberOf(members, "alg");
        if (alg === undefined) return undefined;
        if (typeof alg !== "string" || !algorithmNames.has(alg))
          return `alg ${shown(alg)} is no registered name`;
        const needs = keyOfAlgorithm(alg);
        if (needs === undefined) return undefined;
        const fits =
          memberOf(members, "kty") === needs.kty &&
          (needs.crv ?? memberOf(members, "crv")) === memberOf(members, "crv");
        return fits ? undefined : `${alg} needs ${needs.crv ?? needs.kty}`;
      });
      if (faults.length > 0) {
        return warning({
          title: "A key's algorithm does not fit",
          found: shownList(faults),
          advice: "Keys that name another algorithm than a token's are not used for it.",
          ask: askAboutKeys(examination, faults),
        });
      }
      const unsaid = keys.filter(({ members }) => memberOf(members, "alg") === undefined).length;
      return passed(unsaid === 0 ? "each key names one" : `${unsaid} of ${keys.length} keys name none`);
    }),
};
