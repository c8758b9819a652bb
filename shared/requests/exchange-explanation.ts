import type { SentToken } from "./exchange.ts";

/** Why an API refused a request (401 or 403), as far as its answer and the token say. */
export interface ExchangeExplanation {
  readonly status: 401 | 403;
  /** What it comes to, in a sentence or two. */
  readonly summary: string;
  /** What `WWW-Authenticate` demands (RFC 9110 11.6.1), in its order. */
  readonly challenges: readonly ExplainedChallenge[];
  /** What of the header could not be read, as it came. */
  readonly unreadable: readonly string[];
  /** The token that was sent; absent: none was. */
  readonly token?: SentToken;
  /** Scopes that the API asks for and the token does not have. */
  readonly missingScopes: readonly string[];
  /** Roles that the user has in the workbench now; absent: it was not sent as a user who is here. */
  readonly rolesHere?: readonly string[];
  /** What to change, the likeliest first. */
  readonly advice: readonly ExplainedAdvice[];
}

/** One challenge of an API, in words. */
export interface ExplainedChallenge {
  readonly scheme: string;
  readonly parameters: readonly { readonly name: string; readonly value: string }[];
  readonly meaning: string;
  /** The standard's section. */
  readonly source?: string;
}

/** Something to change; `act` names what the window can offer for it. */
export interface ExplainedAdvice {
  readonly text: string;
  readonly act?: "choose_identity" | "sign_in" | "refresh" | "open_configuration";
  /** The field of the configuration that it is about. */
  readonly field?: string;
}
