import { type AppError, AppFailure } from "#shared/app-error.ts";
import type { HttpResponse } from "../ports/http.ts";
import { tokenEndpointRefusal } from "./token-endpoint-refusal.ts";

type Endpoint = "introspection" | "revocation";

const words = {
  introspection: { verb: "introspect", source: "RFC 7662 2.3" },
  revocation: { verb: "revoke", source: "RFC 7009 2.2.1" },
} as const;

/** The refusal that an answer of the introspection or revocation endpoint other than success leads to. */
export const questionRefusal = (answer: HttpResponse, endpoint: Endpoint): AppFailure => {
  const { error } = tokenEndpointRefusal(answer, endpoint);
  if (error.code === "token_error") {
    const meaning = meaningOf(error.wire?.error, words[endpoint].verb);
    return new AppFailure({ ...error, ...meaning, source: words[endpoint].source });
  }
  return answer.status === 401 || answer.status === 403
    ? new AppFailure({ ...error, ...notAllowed(words[endpoint].verb) })
    : new AppFailure(error);
};

type Meaning = Pick<AppError, "message" | "advice">;

const notAllowed = (verb: string): Meaning => ({
  message: `The provider does not let this client ${verb} tokens.`,
  advice: `Check the client authentication; then ask the administrator whether this client may ${verb} tokens.`,
});

/** The codes whose meaning is another one than at the token endpoint; the rest keeps its own. */
const meaningOf = (code: string | undefined, verb: string): Meaning | undefined => {
  switch (code) {
    case "unsupported_token_type":
      return {
        message: `The provider does not ${verb} tokens of this kind.`,
        advice:
          verb === "introspect"
            ? "An access token that is a JWT is often not introspected: APIs check it by themselves."
            : "Many revoke refresh tokens only; an access token then lives until it ends.",
      };
    case "invalid_request":
      return {
        message: `The provider does not understand the request to ${verb} the token.`,
        advice: "Compare the request with what the provider's documentation asks for.",
      };
    case "invalid_token":
    case "token_inactive":
      return {
        message: "The provider does not know the token, or not any more.",
        advice: "It has ended or was revoked, or it belongs to another client. Refresh, or log in again.",
      };
    case "invalid_client":
      return undefined;
    case "access_denied":
    case "unauthorized_client":
    case "insufficient_scope":
      return notAllowed(verb);
    default:
      return {
        message: `The provider refused to ${verb} the token with an error of its own.`,
        advice: "Look its code up in the provider's documentation, or ask its administrator.",
      };
  }
};
