import { type DoctorCheck, passed, warning } from "../check.ts";
import { listOf, ofDocument } from "../document-members.ts";
import { shownList } from "../shown.ts";

export const claimTypesAreNormal: DoctorCheck = {
  checkId: "claim-types-are-normal",
  area: "protocol",
  title: "Normal claims are offered",
  expected: "normal in claim_types_supported, or nothing said",
  source: "OIDC Core 5.6",
  examine: (examination) =>
    ofDocument(examination, (members) => {
      const types = listOf(members, "claim_types_supported") ?? [];
      if (types.length === 0) return passed("normal by default");
      if (types.includes("normal")) {
        const others = types.filter((type) => type !== "normal");
        return passed(
          others.length === 0 ? "normal" : `normal; ${shownList(others)} claims come from other sources`,
        );
      }
      return warning({
        title: "Normal claims are not offered",
        found: shownList(types),
        advice: "The user's name and e-mail may come as references to other sources.",
        ask: "claim_types_supported does not list normal. Do ID tokens or UserInfo have the claims themselves?",
      });
    }),
};
