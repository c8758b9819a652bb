import { type DoctorCheck, passed, warning } from "../check.ts";
import { textOf } from "../document-members.ts";
import { askAboutKeys, faultsOf, ofKeys } from "../key-findings.ts";
import { shownList } from "../shown.ts";

/** A zero byte in front makes a key of 2048 bits look like one of 2056. */
export const keyNumbersAreOfLeastLength: DoctorCheck = {
  checkId: "key-numbers-are-of-least-length",
  area: "keys_and_algorithms",
  title: "Numbers of RSA keys have no leading zero byte",
  expected: "n and e in the least number of bytes",
  source: "RFC 7518 6.3.1.1",
  examine: (examination) =>
    ofKeys(examination, (keys) => {
      const faults = faultsOf(keys, ({ members }) => {
        if (textOf(members, "kty") !== "RSA") return undefined;
        const odd = ["n", "e"].filter((name) => beginsWithZero(textOf(members, name) ?? ""));
        return odd.length === 0 ? undefined : `${odd.join(", ")} with a leading zero byte`;
      });
      if (faults.length === 0) return passed("none");
      return warning({
        title: "A key has a leading zero byte",
        found: shownList(faults),
        advice:
          "Most libraries read over it; some count the key's length wrong or compute another thumbprint.",
        ask: askAboutKeys(examination, faults),
      });
    }),
};

const beginsWithZero = (value: string): boolean => Buffer.from(value.slice(0, 4), "base64")[0] === 0;
