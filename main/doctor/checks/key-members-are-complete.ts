import { type DoctorCheck, passed, warning } from "../check.ts";
import { textOf } from "../document-members.ts";
import { askAboutKeys, faultsOf, ofKeys } from "../key-findings.ts";
import { counted, shownList } from "../shown.ts";

const needed: Readonly<Record<string, readonly string[]>> = {
  RSA: ["n", "e"],
  EC: ["crv", "x", "y"],
  OKP: ["crv", "x"],
};

/** Z-26. */
export const keyMembersAreComplete: DoctorCheck = {
  checkId: "key-members-are-complete",
  area: "keys_and_algorithms",
  title: "Keys are complete",
  expected: "kty; n and e of RSA keys; crv, x and y of the others",
  source: "RFC 7518 6",
  examine: (examination) =>
    ofKeys(examination, (keys) => {
      const faults = faultsOf(keys, ({ members, isObject }) => {
        if (!isObject) return "is no object";
        const kty = textOf(members, "kty");
        if (kty === undefined) return "has no kty";
        const names = Object.hasOwn(needed, kty) ? (needed[kty] ?? []) : [];
        const missing = names.filter((name) => textOf(members, name) === undefined);
        return missing.length === 0 ? undefined : `has no ${missing.join(", ")}`;
      });
      if (faults.length === 0) return passed(counted(keys.length, "complete key"));
      return warning({
        title: "A key is incomplete",
        found: shownList(faults),
        advice: "These keys cannot be used. It matters if the provider signs with one of them.",
        ask: askAboutKeys(examination, faults),
      });
    }),
};
