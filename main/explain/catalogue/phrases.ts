import type { CatalogueEntry } from "../catalogue-entry.ts";
import { addRefreshScope, editClientId, editRedirect, reviewScopes } from "../change-rules.ts";

/** Descriptions that several providers have in about the same words. Conditions are the description alone. */
export const phrases: readonly CatalogueEntry[] = [
  {
    id: "registration.redirect_uri",
    when: {
      description:
        /redirect[ _-]?ur[il]s?\b[^.]{0,60}(?:mismatch|n[o'’]t (?:match|registered|allowed|valid|whitelisted|an absolute)|missing in the client|is invalid)|redirect_uri_mismatch|redirect_uri did not match|(?:invalid|unregistered)[ _](?:parameter: )?redirect[ _]ur[il]|reply address/i,
    },
    title: "The redirect URI is not as registered",
    meaning: [
      "Sent was {redirectUri}, to be registered to the letter: scheme, host, path, capitals and a slash at the end.",
    ],
    source: "RFC 6749 3.1.2.3",
    causes: [
      "The redirect URI is not registered, or is with localhost in place of 127.0.0.1.",
      "The provider compares ports too, and the port changes: set a fixed one and register it.",
      "The URI is registered for another kind of client, web in place of native.",
      "The client ID is that of another client; Keycloak of old says the same of unknown clients.",
    ],
    changes: [...editRedirect, ...editClientId],
    ask: ["Can {redirectUri} be registered for this client?"],
  },
  {
    id: "registration.client_unknown",
    when: {
      description:
        /(?:oauth )?client (?:is |was )?(?:invalid\b|not (?:be )?found|does not exist|disabled)|bad client_id|specified client (?:isn['’]t|is not) valid|no such client|unknown client_id/i,
    },
    title: "The provider does not know this client ID",
    meaning: ["The client ID {clientId} is not registered at {issuer}, or is disabled."],
    source: "RFC 6749 4.1.2.1",
    causes: [
      "The client ID has a typing error, or a space at an end.",
      "The client is registered in another tenant, realm or project.",
      "The client was deleted or disabled.",
    ],
    changes: [...editClientId, { field: "issuer" }],
    ask: ["Is this client registered and enabled, and at this issuer?"],
  },
  {
    id: "request.parameter_missing",
    when: {
      description:
        /missing (?:required )?parameter|must contain the following parameter|parameter[^.]{0,40}is (?:missing|required)/i,
    },
    title: "A parameter is missing in the request",
    meaning: ["The provider's description names it."],
    source: "RFC 6749 4.1.2.1",
    causes: [
      "A proxy has cut the request.",
      "The field that fills it is empty.",
      "The provider wants an extra parameter.",
    ],
    changes: [...editClientId, { field: "selectedScopes" }],
    ask: ["Did the request reach you with this parameter?"],
  },
  {
    id: "request.response_type",
    when: {
      description:
        /unsupported response[_ ]type|response[_ ]type[^.]{0,40}(?:n[o'’]t (?:supported|allowed|enabled)|missing in the client)/i,
    },
    title: "The response type code is not enabled for this client",
    meaning: ["The workbench asks for response_type=code."],
    source: "RFC 6749 4.1.2.1",
    causes: ["The client is registered for another flow."],
    changes: editClientId,
    ask: ["Can the response type code be enabled for this client?"],
  },
  {
    id: "request.scopes_refused",
    when: {
      description:
        /no valid scope|invalid scopes?\b|scopes? (?:are|is) not (?:configured|allowed|supported)|not allowed to request scope/i,
    },
    title: "The provider refuses the selected scopes",
    meaning: ["Selected is {scopes}.", "Not offered is {scopesRefused}."],
    source: "RFC 6749 3.3",
    causes: [
      "A scope is misspelled or not allowed for this client.",
      "A scope is not added to the client or to the API.",
    ],
    changes: reviewScopes,
    ask: ["Which of these scopes may this client ask for?"],
  },
  {
    id: "pkce.required",
    when: {
      description:
        /code[_ ]challenge (?:is )?required|PKCE (?:to be used|is required|required)|requires? PKCE|missing parameter: code_challenge|code_challenge_method/i,
    },
    title: "The provider does not see the PKCE challenge",
    meaning: [
      "Every login sends code_challenge with S256, and the provider misses it or takes another method.",
    ],
    source: "RFC 7636 4.4.1",
    causes: [
      "The link was copied only in part.",
      "A proxy drops parameters.",
      "The client is set to the method plain.",
    ],
    changes: [],
    ask: ["Which code_challenge_method is set for this client?"],
  },
  {
    id: "pkce.verifier_mismatch",
    when: {
      description:
        /code[_ ]verifier[^.]{0,40}(?:n[o'’]t match|invalid|mismatch|incorrect)|PKCE verification failed|PKCE code challenge/i,
    },
    title: "The PKCE verifier does not match",
    meaning: ["The code belongs to another login than the one that redeems it."],
    source: "RFC 7636 4.6",
    causes: [
      "The link of an older login was opened.",
      "A proxy changes code_challenge.",
      "The provider mixes up logins of one session.",
    ],
    changes: [],
    ask: ["Which code_challenge did you store with this code?"],
  },
  {
    id: "grant.code_spent",
    when: {
      description:
        /\bcode\b[^.]{0,40}(?:expired|not valid|is invalid|already|does(?:n['’]t| not) exist)|(?:expired|malformed|used) auth(?:orization|entication)?[ _]code/i,
    },
    title: "The code is not valid any more",
    meaning: ["A code is redeemed once and lives for a minute or so. Log in again."],
    source: "RFC 6749 4.1.2",
    causes: [
      "The code was redeemed too late, or twice by a page that was loaded again.",
      "The code was issued by another node, tenant or realm.",
      "The redirect URI or the client differs from the authorization request's.",
    ],
    changes: [],
    ask: ["Does your log say expired, used before, or other client?"],
  },
  {
    id: "grant.refresh_token_spent",
    when: {
      description:
        /refresh[ _]token[^.]{0,60}(?:expired|invalid|revoked|inactive|unknown|reuse|not (?:valid|found|active))|(?:unknown|invalid|expired|revoked)[^.]{0,30}refresh[ _]token|session not active|token is not active|has been expired or revoked|stale token/i,
    },
    title: "The refresh token is not valid any more",
    meaning: ["It has expired, was revoked, or was replaced by a newer one. Log in again."],
    source: "RFC 6749 6",
    causes: [
      "The session at the provider has ended: idle for too long, or signed out.",
      "The provider rotates refresh tokens, and an older one was used.",
      "The user changed the password, or an administrator revoked the tokens.",
    ],
    changes: addRefreshScope,
    ask: ["Why has this refresh token ended, and how long do they live?"],
    aboutUser: true,
  },
];
