import { type DoctorCheck, failed, passed } from "../check.ts";
import { ofDocument, textOf } from "../document-members.ts";

/** Not every issuer is there for people. */
export const providerOffersLogins: DoctorCheck = {
  checkId: "provider-offers-logins",
  area: "protocol",
  title: "Provider offers logins",
  expected: "an authorization endpoint and a token endpoint",
  source: "OIDC Core 3.1",
  examine: (examination) =>
    ofDocument(examination, (members) => {
      const hasAuthorization = textOf(members, "authorization_endpoint") !== undefined;
      const hasToken = textOf(members, "token_endpoint") !== undefined;
      if (hasAuthorization && hasToken) return passed("both");
      const { endpoints } = examination.draft;
      if ((hasAuthorization || endpoints.authorization !== "") && (hasToken || endpoints.token !== "")) {
        return passed("both, as filled in by hand");
      }
      return failed({
        title: hasAuthorization
          ? "Provider offers the implicit flow only"
          : hasToken
            ? "Provider has no login page"
            : "This issuer signs tokens and has no logins",
        found: hasAuthorization
          ? "no token endpoint"
          : hasToken
            ? "no authorization endpoint"
            : "neither endpoint",
        advice: hasAuthorization
          ? "The authorization code flow needs a token endpoint. If the provider has one that the document does not name, fill it in by hand."
          : "Nobody can log in here. Look for the provider's other issuer.",
        ask: "The discovery document names no authorization or token endpoint. Which issuer is for logins with the authorization code flow?",
      });
    }),
};
