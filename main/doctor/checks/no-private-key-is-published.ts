import { type DoctorCheck, failed, passed } from "../check.ts";
import { memberOf } from "../document-members.ts";
import { askAboutKeys, faultsOf, ofKeys } from "../key-findings.ts";
import { privateMembers } from "../published-key.ts";
import { counted, shownList } from "../shown.ts";

/** Whoever reads a private key can sign ID tokens for everybody (C-52, Z-30, Z-34). */
export const noPrivateKeyIsPublished: DoctorCheck = {
  checkId: "no-private-key-is-published",
  area: "keys_and_algorithms",
  title: "Only public keys are published",
  expected: `no ${privateMembers.join(", ")} in any key`,
  source: "RFC 7517 9.2",
  examine: (examination) =>
    ofKeys(examination, (keys) => {
      const faults = faultsOf(keys, ({ members }) => {
        const names = privateMembers.filter((name) => memberOf(members, name) !== undefined);
        return names.length === 0 ? undefined : `has ${names.join(", ")}`;
      });
      if (faults.length === 0) return passed(counted(keys.length, "public key"));
      return failed({
        title: "A private key is published",
        found: shownList(faults),
        advice:
          "Everybody can sign ID tokens with it. Do not use this provider until the key is withdrawn; such keys are never used here.",
        ask: `${askAboutKeys(examination, faults)} Private or symmetric key material is public: please withdraw these keys now.`,
      });
    }),
};
