import { type DoctorCheck, notApplicable, passed, warning } from "../check.ts";
import { listOf, ofDocument } from "../document-members.ts";
import { shownList } from "../shown.ts";

/** With `offline_access`, consent is asked for (OIDC Core 11). */
export const askedPromptIsOffered: DoctorCheck = {
  checkId: "asked-prompt-is-offered",
  area: "protocol",
  title: "Prompts that are asked for are offered",
  expected: "each prompt in prompt_values_supported, or nothing said",
  source: "OIDC Core 3.1.2.1",
  examine: (examination) =>
    ofDocument(examination, (members) => {
      const { authorizationRequest, selectedScopes } = examination.draft;
      const set = authorizationRequest.prompt.split(" ").filter((value) => value !== "");
      const asked = set.length === 0 && selectedScopes.includes("offline_access") ? ["consent"] : set;
      if (asked.length === 0) return notApplicable("No prompt is asked for.");
      const listed = listOf(members, "prompt_values_supported");
      if (listed === undefined) return passed(`${shownList(asked)}; the document says nothing`);
      const missing = asked.filter((value) => !listed.includes(value));
      if (missing.length === 0) return passed(shownList(asked));
      return warning({
        title: `prompt=${missing[0]} is not offered`,
        expected: shownList(listed),
        found: shownList(asked),
        advice:
          missing.includes("consent") && set.length === 0
            ? "It is asked for because of offline_access. The provider may refuse the request with invalid_request."
            : "The provider may refuse the request with invalid_request. Choose a listed prompt.",
      });
    }),
};
