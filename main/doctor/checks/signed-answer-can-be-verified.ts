import { asksForSignedResponse, usesClientSecret } from "#shared/configurations/client-configuration.ts";
import { supportedAlgorithms } from "../../tokens/index.ts";
import { type DoctorCheck, failed, notApplicable, passed } from "../check.ts";
import { listOf, ofDocument } from "../document-members.ts";
import { fixOf } from "../draft-fix.ts";
import { shownList } from "../shown.ts";

export const signedAnswerCanBeVerified: DoctorCheck = {
  checkId: "signed-answer-can-be-verified",
  area: "protocol",
  title: "Signed answers can be verified",
  expected: "RS, PS or ES with 256, 384 or 512, EdDSA, or HS for a client with a secret",
  source: "JARM 4",
  examine: (examination) =>
    ofDocument(examination, (members) => {
      const { authorizationRequest: request, clientAuthenticationMethod } = examination.draft;
      if (!asksForSignedResponse(request.responseMode))
        return notApplicable("No signed answer is asked for.");
      const listed = listOf(members, "authorization_signing_alg_values_supported") ?? [];
      if (listed.length === 0) return passed("not said; RS256 is the default");
      const accepted = supportedAlgorithms(listed, usesClientSecret(clientAuthenticationMethod));
      if (accepted.length > 0) return passed(shownList(accepted), shownList(listed));
      return failed({
        title: "Signed answers cannot be verified",
        found: shownList(listed),
        advice:
          "Ask for answers that are signed with RS256 for this client, or choose another response mode.",
        fix: fixOf("Do not ask for signed answers", "authorizationRequest.responseMode", {
          authorizationRequest: { ...request, responseMode: "" },
        }),
        ask: `The provider lists only ${shownList(listed)} for signed answers. Please offer RS256, and register this client with authorization_signed_response_alg RS256.`,
      });
    }),
};
