import type { Exchange, SentToken } from "#shared/requests/exchange.ts";
import type { ExchangeExplanation, ExplainedAdvice } from "#shared/requests/exchange-explanation.ts";
import { explainChallenge, parameterOf } from "./challenge-meanings.ts";
import { type Challenge, parseChallenges } from "./parse-challenges.ts";

/** What advice goes by. */
interface Findings {
  readonly status: 401 | 403;
  readonly exchange: Exchange;
  readonly challenges: readonly Challenge[];
  readonly errors: ReadonlySet<string>;
  readonly missingScopes: readonly string[];
}

/**
 * Explains why an API refused a request, from its answer and from what is known of the token that was sent.
 * @param rolesHere the roles that the user has in the workbench
 * @returns undefined for an answer other than 401 and 403
 */
export const explainExchange = (
  exchange: Exchange,
  rolesHere: readonly string[] | undefined,
): ExchangeExplanation | undefined => {
  const { status, response, token } = exchange;
  if ((status !== 401 && status !== 403) || response === undefined) return undefined;
  const headers = response.headers.filter(({ name }) => name.toLowerCase() === "www-authenticate");
  const { challenges, unreadable } = parseChallenges(headers.map(({ value }) => value));
  const missingScopes = missingIn(challenges, token);
  const errors = new Set(challenges.flatMap((challenge) => parameterOf(challenge, "error") ?? []));
  const findings: Findings = { status, exchange, challenges, errors, missingScopes };
  return {
    status,
    summary: summaryFor(findings),
    challenges: challenges.map(explainChallenge),
    unreadable,
    ...(token === undefined ? {} : { token }),
    missingScopes,
    ...(rolesHere === undefined ? {} : { rolesHere }),
    advice: adviceFor(findings),
  };
};

/** Scopes that challenges name (RFC 6750 3) and that the token is known not to have. */
const missingIn = (challenges: readonly Challenge[], token: SentToken | undefined): readonly string[] => {
  const asked = challenges.flatMap((challenge) => (parameterOf(challenge, "scope") ?? "").split(/\s+/));
  const had = new Set(token?.scopes ?? []);
  return [...new Set(asked)].filter((scope) => scope !== "" && !had.has(scope));
};

const summaryFor = ({ status, exchange, errors, missingScopes, challenges }: Findings): string => {
  const { token, sentAs } = exchange;
  if (wasLeftBehind(exchange)) return "A redirect led to another origin, where the token was not sent.";
  if (token === undefined && status === 401) return "No token was sent, and the API wants to know who asks.";
  if (token?.state === "expired") return "The token that was sent had ended.";
  if (errors.has("insufficient_user_authentication"))
    return `The API wants ${sentAs} to log in anew, in a stronger way or more recently.`;
  if (missingScopes.length > 0 && (status === 403 || errors.has("insufficient_scope")))
    return `The token lacks ${missingScopes.length === 1 ? "the scope" : "the scopes"} ${missingScopes.join(", ")}.`;
  if (errors.has("insufficient_scope")) return "The token's scopes are not enough for this.";
  if (status === 401) return unauthorizedSummary(errors, challenges);
  return token === undefined
    ? "The API does not let anybody do this without a token."
    : `The API knows who ${sentAs} is, and does not allow this.`;
};

const unauthorizedSummary = (errors: ReadonlySet<string>, challenges: readonly Challenge[]): string => {
  if (errors.has("invalid_dpop_proof") || errors.has("use_dpop_nonce"))
    return "The API did not accept the proof of the key that the token is bound to.";
  const wantsOther =
    challenges.length > 0 && challenges.every(({ scheme }) => !/^(bearer|dpop)$/i.test(scheme));
  if (wantsOther)
    return `The API does not take tokens: it wants ${challenges.map(({ scheme }) => scheme).join(" or ")}.`;
  return "The API did not accept the token, although it has not ended.";
};

/** The token went with the first request, and not with the one that was refused. */
const wasLeftBehind = ({ token, redirectedTo }: Exchange): boolean =>
  token !== undefined && redirectedTo?.isTokenSent === false;

const adviceFor = (findings: Findings): readonly ExplainedAdvice[] => {
  const { status, exchange, errors, missingScopes } = findings;
  const { token, redirectedTo } = exchange;
  if (wasLeftBehind(exchange) && redirectedTo !== undefined) {
    const origin = URL.canParse(redirectedTo.url) ? new URL(redirectedTo.url).origin : "that origin";
    return [
      {
        text: `If you trust ${origin} with the token, allow it in the configuration.`,
        act: "open_configuration",
        field: "allowedOrigins",
      },
    ];
  }
  if (token === undefined)
    return [{ text: "Send the request as a user who is signed in, or as a client.", act: "choose_identity" }];
  if (token.state === "expired")
    return [
      {
        text: "Sign in again, or refresh the token.",
        act: exchange.sender === "user" ? "sign_in" : "refresh",
      },
    ];
  if (errors.has("insufficient_user_authentication")) return stepUp(findings);
  if (missingScopes.length > 0)
    return [missingScope(missingScopes), ...(status === 403 ? otherIdentity : [])];
  return status === 401 ? ofUnaccepted(findings, token) : [...ofForbidden(token), ...otherIdentity];
};

const stepUp = ({ challenges }: Findings): readonly ExplainedAdvice[] => {
  const named = (name: string) => challenges.map((challenge) => parameterOf(challenge, name)).find(Boolean);
  const [acr, maxAge] = [named("acr_values"), named("max_age")];
  return [
    ...(acr === undefined
      ? []
      : [
          {
            text: `Put ${acr} into acr_values, then log in again.`,
            act: "open_configuration",
            field: "authorizationRequest.acrValues",
          } as const,
        ]),
    ...(maxAge === undefined
      ? []
      : [
          {
            text: `Set max_age to ${maxAge}, then log in again.`,
            act: "open_configuration",
            field: "authorizationRequest.maxAgeInSeconds",
          } as const,
        ]),
    { text: "Sign in again.", act: "sign_in" },
  ];
};

const missingScope = (scopes: readonly string[]): ExplainedAdvice => ({
  text: `Select ${scopes.join(", ")} in the configuration, then log in again; the client must be allowed to ask for it.`,
  act: "open_configuration",
  field: "selectedScopes",
});

const otherIdentity: readonly ExplainedAdvice[] = [
  { text: "Send it as somebody who may do this, and compare the two answers.", act: "choose_identity" },
];

const ofUnaccepted = ({ errors, challenges }: Findings, token: SentToken): readonly ExplainedAdvice[] => {
  const wantsKey =
    challenges.some(({ scheme }) => /^dpop$/i.test(scheme)) && !errors.has("invalid_dpop_proof");
  return [
    ...(errors.has("invalid_dpop_proof")
      ? [
          {
            text: "Compare this machine's clock with the API's, and the URL in the proof with the one that the API sees behind a proxy.",
          },
        ]
      : []),
    ...(wantsKey
      ? [
          {
            text: "If the token is not bound to a key, switch DPoP on in the configuration and log in again.",
            act: "open_configuration",
            field: "dpop",
          } as const,
        ]
      : []),
    token.kind === "id_token"
      ? { text: "An ID token was sent. Most APIs take access tokens only: choose that one in the request." }
      : {
          text:
            token.audience === undefined
              ? "Compare what the API expects as issuer and audience with what the provider puts into the token; introspection shows that of an opaque one."
              : `The token is for ${token.audience.join(", ")}. If the API calls itself otherwise, ask for its audience: as a resource, as a scope, or as a parameter that the provider documents.`,
          act: "open_configuration",
          field: "authorizationRequest.resources",
        },
    {
      text: "It may have been revoked, or signed with a key that the API does not know yet: sign in again.",
      act: "sign_in",
    },
  ];
};

const ofForbidden = ({ roles, scopes }: SentToken): readonly ExplainedAdvice[] => {
  const has = [
    roles === undefined ? undefined : `the roles ${roles.join(", ")}`,
    scopes === undefined || scopes.length === 0 ? undefined : `the scopes ${scopes.join(", ")}`,
  ].filter((part) => part !== undefined);
  return [
    {
      text:
        has.length === 0
          ? "The token says nothing of roles. Ask the API's administrator which role or scope this needs."
          : `The token has ${has.join(" and ")}. Ask the API's administrator which role or scope this needs.`,
    },
  ];
};
