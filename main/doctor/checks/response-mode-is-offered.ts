import { asksForSignedResponse } from "#shared/configurations/client-configuration.ts";
import { type DoctorCheck, failed, passed } from "../check.ts";
import { listOf, ofDocument } from "../document-members.ts";
import { fixOf } from "../draft-fix.ts";
import { shownList } from "../shown.ts";

const plainModes = ["query", "form_post"] as const;
const signedModes = ["jwt", "query.jwt", "form_post.jwt"] as const;

export const responseModeIsOffered: DoctorCheck = {
  checkId: "response-mode-is-offered",
  area: "protocol",
  title: "Response mode is offered",
  expected: "the response mode that is set; query and fragment where nothing is said",
  source: "OIDC Discovery 3",
  examine: (examination) =>
    ofDocument(examination, (members) => {
      const request = examination.draft.authorizationRequest;
      const mode = request.responseMode || "query";
      const said = listOf(members, "response_modes_supported");
      const listed = said === undefined || said.length === 0 ? ["query", "fragment"] : said;
      // For a code the one stands for the other (JARM 2.3.4).
      if (listed.includes(mode) || (mode === "jwt" && listed.includes("query.jwt"))) {
        return passed(
          said === listed ? `${mode} of ${shownList(listed)}` : `${mode}, as nothing else is said`,
        );
      }
      const signed = asksForSignedResponse(request.responseMode) ? signedModes : [];
      const other = [...signed, ...plainModes].find((candidate) => listed.includes(candidate));
      return failed({
        title: `Response mode ${mode} is not offered`,
        expected: shownList(listed),
        found: mode,
        advice: "The answer would not come back. Use a response mode that the provider lists.",
        fix:
          other === undefined
            ? undefined
            : fixOf(`Use ${other}`, "authorizationRequest.responseMode", {
                authorizationRequest: { ...request, responseMode: other },
              }),
        ask: `Please offer the response mode ${mode} for the response type code.`,
      });
    }),
};
