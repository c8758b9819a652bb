import { curveBytes } from "../algorithm-names.ts";
import { type DoctorCheck, passed, warning } from "../check.ts";
import { memberOf } from "../document-members.ts";
import { askAboutKeys, faultsOf, ofKeys } from "../key-findings.ts";
import { shown, shownList } from "../shown.ts";

/** Z-30, Z-32. */
export const keyTypesAreKnown: DoctorCheck = {
  checkId: "key-types-are-known",
  area: "keys_and_algorithms",
  title: "Types of the keys are known",
  expected: "RSA, EC or OKP, on a known curve",
  source: "RFC 7518 6.1",
  examine: (examination) =>
    ofKeys(examination, (keys) => {
      const faults = faultsOf(keys, ({ members }) => {
        const [kty, crv] = [memberOf(members, "kty"), memberOf(members, "crv")];
        if (kty === undefined || kty === "RSA") return undefined;
        if (kty === "oct") return "oct is symmetric and never public";
        if (kty !== "EC" && kty !== "OKP") return `unknown type ${shown(kty)}`;
        return curveBytes.has(String(crv)) ? undefined : `curve ${shown(crv ?? "missing")} is not known here`;
      });
      if (faults.length > 0) {
        return warning({
          title: "A key has an unknown type",
          found: shownList(faults),
          advice: "These keys are not used. It matters if the provider signs with one of them.",
          ask: askAboutKeys(examination, faults),
        });
      }
      const types = keys.map(({ members }) =>
        String(memberOf(members, "crv") ?? memberOf(members, "kty") ?? "unsaid"),
      );
      const counts = [...new Set(types)].map(
        (type) => `${types.filter((other) => other === type).length} ${shown(type)}`,
      );
      return passed(counts.join(", "));
    }),
};
