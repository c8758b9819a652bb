import { AppFailure } from "#shared/app-error.ts";
import type { LoginClaims } from "#shared/provisioning/provisioned.ts";
import {
  type RoleSettings,
  type RoleToken,
  SIEMENS_SAM_ROLE_CLAIM,
} from "#shared/provisioning/provisioning-settings.ts";
import { ExpressionError, type ExpressionSearch } from "./expression-search.ts";

/** Something in a token that may be the name or UUID of a role. */
export interface RoleCandidate {
  readonly text: string;
  /** Where it stands: `roles[1] in the access token`. */
  readonly from: string;
}

const tokenTitles: Readonly<Record<RoleToken, string>> = {
  access_token: "the access token",
  id_token: "the ID token",
};

/**
 * What may be roles in the tokens of a login, by the parser that is set, and its scopes.
 * @param search evaluates the expression of a custom parser
 * @throws AppFailure `roles_unreadable` when the token cannot be parsed, or the custom parser gives nothing usable,
 * `roles_expression_missing`
 */
export const readRoleCandidates = (
  settings: RoleSettings,
  claims: LoginClaims,
  search: ExpressionSearch | undefined,
): readonly RoleCandidate[] => {
  const scopes = settings.fromScopes ? (claims.scopes ?? []) : [];
  return [...fromToken(settings, claims, search), ...scopes.map((text) => ({ text, from: "granted scope" }))];
};

const fromToken = (
  settings: RoleSettings,
  claims: LoginClaims,
  search: ExpressionSearch | undefined,
): readonly RoleCandidate[] => {
  const { parser, token, expression } = settings;
  if (parser === "off") return [];
  if (parser === "custom" && expression.trim() === "") throw expressionMissing();
  const document = token === "access_token" ? claims.accessToken : claims.idToken;
  if (document === undefined) throw opaque();
  if (parser === "custom") return fromExpression(expression, document, tokenTitles[token], search);
  const claim = parser === "entra" ? "roles" : SIEMENS_SAM_ROLE_CLAIM;
  const value = Object.hasOwn(document, claim) ? document[claim] : undefined;
  return candidatesIn(value, claim, tokenTitles[token]) ?? [];
};

const fromExpression = (
  expression: string,
  document: Readonly<Record<string, unknown>>,
  title: string,
  search: ExpressionSearch | undefined,
): readonly RoleCandidate[] => {
  if (search === undefined) throw new Error("A custom parser needs its expression.");
  let found: unknown;
  try {
    found = search.evaluate(expression, document);
  } catch (thrown) {
    if (thrown instanceof ExpressionError) throw unusable(thrown.message);
    throw thrown;
  }
  const candidates = candidatesIn(found, "result", title);
  if (candidates === undefined) {
    throw unusable(`The expression gives ${found === null ? "nothing" : "no list of names"} in ${title}.`);
  }
  return candidates;
};

/** One name, or a list of them; undefined for anything else. */
const candidatesIn = (value: unknown, name: string, title: string): readonly RoleCandidate[] | undefined => {
  if (typeof value === "string") return value === "" ? [] : [{ text: value, from: `${name} in ${title}` }];
  if (!Array.isArray(value)) return undefined;
  const texts = value.map((item) => (typeof item === "string" ? item : undefined));
  if (texts.includes(undefined)) return undefined;
  return texts.map((text, index) => ({ text: text ?? "", from: `${name}[${index}] in ${title}` }));
};

const expressionMissing = (): AppFailure =>
  new AppFailure({
    code: "roles_expression_missing",
    message: "A custom expression is required to process Access_token roles.",
    advice: "Write the expression that gives the roles, or switch the access token's parsing off.",
    step: "provisioning",
    field: "roleParsing.expression",
  });

const opaque = (): AppFailure =>
  new AppFailure({
    code: "roles_unreadable",
    message: "The access token is opaque: only the provider can read the roles in it.",
    advice:
      "Ask for a token for your API that is a JWT, take the roles from the ID token, or ask the provider by introspection.",
    step: "provisioning",
    field: "roleParsing.token",
  });

const unusable = (cause: string): AppFailure =>
  new AppFailure({
    code: "roles_unreadable",
    message: "The custom expression gives no roles.",
    advice: "Correct the expression: it has to give the name or UUID of a role, or a list of them.",
    cause,
    step: "provisioning",
    field: "roleParsing.expression",
  });
