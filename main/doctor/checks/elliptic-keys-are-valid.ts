import { curveBytes } from "../algorithm-names.ts";
import { type DoctorCheck, notApplicable, passed, warning } from "../check.ts";
import { textOf } from "../document-members.ts";
import { askAboutKeys, faultsOf, ofKeys } from "../key-findings.ts";
import { shownList } from "../shown.ts";

/** Z-32, Z-33. */
export const ellipticKeysAreValid: DoctorCheck = {
  checkId: "elliptic-keys-are-valid",
  area: "keys_and_algorithms",
  title: "Elliptic keys are points on their curves",
  expected: "coordinates of the curve's length that are a point on it",
  source: "RFC 7518 6.2.1",
  examine: (examination) =>
    ofKeys(examination, (keys) => {
      const elliptic = keys.filter(({ members }) => curveBytes.has(textOf(members, "crv") ?? ""));
      if (elliptic.length === 0) return notApplicable("There is no elliptic key.");
      const faults = faultsOf(elliptic, ({ members, isSound }) => {
        const bytes = curveBytes.get(textOf(members, "crv") ?? "") ?? 0;
        const lengths = ["x", "y"].flatMap((name) => {
          const value = textOf(members, name);
          return value === undefined ? [] : [Buffer.from(value.slice(0, 1000), "base64").length];
        });
        if (lengths.some((length) => length !== bytes))
          return `coordinates of ${lengths.join(" and ")} bytes, not ${bytes}`;
        return isSound ? undefined : "no point on its curve";
      });
      if (faults.length === 0) {
        const curves = [...new Set(elliptic.map(({ members }) => textOf(members, "crv") ?? ""))];
        return passed(
          curves.includes("X25519")
            ? `${shownList(curves)}; X25519 is for encryption only`
            : shownList(curves),
        );
      }
      return warning({
        title: "An elliptic key is not valid",
        found: shownList(faults),
        advice: "It cannot be used. It matters if the provider signs with it.",
        ask: askAboutKeys(examination, faults),
      });
    }),
};
