import { type DoctorCheck, failed, passed, warning } from "../check.ts";
import { memberOf } from "../document-members.ts";
import { askAboutKeys, faultsOf, ofKeys } from "../key-findings.ts";
import { counted, shownList } from "../shown.ts";

/** Z-35. */
export const keyUsesAreSaid: DoctorCheck = {
  checkId: "key-uses-are-said",
  area: "keys_and_algorithms",
  title: "Keys say what they are for",
  expected: "use sig; where keys for encryption are published too, on every key",
  source: "OIDC Discovery 3",
  examine: (examination) =>
    ofKeys(examination, (keys) => {
      const uses = keys.map(({ members }) => memberOf(members, "use"));
      const encryption = uses.filter((use) => use === "enc").length;
      const unsaid = uses.filter((use) => use === undefined).length;
      const found = [
        counted(keys.length - encryption - unsaid, "key for signatures", "keys for signatures"),
        encryption > 0 ? `${encryption} for encryption` : "",
        unsaid > 0 ? `${unsaid} without use` : "",
      ]
        .filter((part) => part !== "")
        .join(", ");
      if (encryption === keys.length) {
        return failed({
          title: "No key is for signatures",
          found,
          advice: "ID tokens cannot be verified with keys for encryption.",
          ask: askAboutKeys(examination, ["every key says use enc"]),
        });
      }
      const faults = faultsOf(keys, ({ members }) => {
        const [use, operations] = [memberOf(members, "use"), memberOf(members, "key_ops")];
        if (use !== undefined && use !== "sig" && use !== "enc") return "an unknown use";
        if (use === "sig" && Array.isArray(operations) && !operations.includes("verify")) {
          return `key_ops ${shownList(operations)} without verify`;
        }
        return use === undefined && encryption > 0 ? "no use, beside keys for encryption" : undefined;
      });
      if (faults.length === 0) return passed(found);
      return warning({
        title: "A key does not say well what it is for",
        found: shownList(faults),
        advice: "Keys whose use or operations exclude verifying are not used.",
        ask: askAboutKeys(examination, faults),
      });
    }),
};
