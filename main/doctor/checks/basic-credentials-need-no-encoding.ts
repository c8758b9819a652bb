import { type DoctorCheck, notApplicable, passed, warning } from "../check.ts";
import { listedBy } from "../document-members.ts";
import { fixOf } from "../draft-fix.ts";

/** Providers were seen that don't undo the encoding that the standard wants. Hyphens are in every UUID. */
export const basicCredentialsNeedNoEncoding: DoctorCheck = {
  checkId: "basic-credentials-need-no-encoding",
  area: "client_registration",
  title: "ID and secret are the same when encoded",
  expected: "letters, digits and hyphens in what is sent by client_secret_basic",
  source: "RFC 6749 2.3.1",
  examine: (examination) => {
    const { draft, clientSecretNeedsEncoding } = examination;
    if (draft.clientAuthenticationMethod !== "client_secret_basic")
      return notApplicable("Basic is not used.");
    const isIdEncoded = /[^A-Za-z0-9-]/.test(draft.clientId);
    if (draft.basicEncoding === "as_is") {
      if (!draft.clientId.includes(":")) return passed("sent as they are");
      return warning({
        title: "Client ID has a colon in it",
        found: "ID and secret are sent as they are, with a colon between",
        advice: "The provider takes the first colon for the end of the ID. Send them encoded.",
        fix: fixOf("Send them encoded", "basicEncoding", { basicEncoding: "form_encoded" }),
      });
    }
    const encoded = [isIdEncoded ? "the client ID" : "", clientSecretNeedsEncoding ? "the client secret" : ""]
      .filter((part) => part !== "")
      .join(" and ");
    if (encoded === "") return passed("no punctuation");
    const listed = listedBy(
      examination,
      "token_endpoint_auth_methods_supported",
      ({ clientAuthenticationMethodsSupported }) => clientAuthenticationMethodsSupported,
    );
    const canPost = listed?.includes("client_secret_post") ?? false;
    return warning({
      title: "ID or secret changes when it is encoded",
      found: `punctuation in ${encoded}`,
      advice:
        "Some providers do not decode it and answer invalid_client. If that happens, use client_secret_post, or send both as they are.",
      fix: canPost
        ? fixOf("Use client_secret_post", "clientAuthenticationMethod", {
            clientAuthenticationMethod: "client_secret_post",
          })
        : fixOf("Send them as they are", "basicEncoding", { basicEncoding: "as_is" }),
      ask: "Does your token endpoint form-decode client ID and secret of HTTP Basic authentication, as RFC 6749 2.3.1 has it?",
    });
  },
};
