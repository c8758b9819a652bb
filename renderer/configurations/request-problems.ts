import type { ClientConfigurationDraft } from "#shared/configurations/client-configuration.ts";
import { type ExtendedRequest, extendedRequests } from "./draft-edits.ts";
import { type FieldProblem, type FieldProblems, fieldError, fieldWarning } from "./field-problem.ts";

/** The problems of the authorization request's members and of the extra parameters. */
export const requestProblems = (draft: ClientConfigurationDraft): FieldProblems => {
  const { authorizationRequest: request, extraParameters } = draft;
  const problems: [string, FieldProblem | undefined][] = [
    ["authorizationRequest.prompt", promptProblem(request.prompt)],
    ["authorizationRequest.claims", claimsProblem(request.claims)],
    ["authorizationRequest.resources", resourcesProblem(request.resources)],
    ["authorizationRequest.pushed", pushProblem(draft)],
    ...extendedRequests.map((name): [string, FieldProblem | undefined] => [
      `extraParameters.${name}`,
      parametersProblem(name, extraParameters[name]),
    ]),
  ];
  return Object.fromEntries(problems.filter(([, problem]) => problem !== undefined));
};

/** OIDC Core 3.1.2.1: `none` stands alone. */
const promptProblem = (prompt: string): FieldProblem | undefined => {
  const values = prompt.split(/\s+/u).filter(Boolean);
  return values.length > 1 && values.includes("none") ? fieldError("none stands alone") : undefined;
};

/** Why the `claims` parameter cannot be sent, or does nothing (OIDC Core 5.5). */
export const claimsProblem = (text: string): FieldProblem | undefined => {
  if (text.trim() === "") return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (thrown) {
    return fieldError(jsonWords(thrown));
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return fieldError("The claims parameter is a JSON object");
  const odd = Object.keys(value).filter((name) => name !== "userinfo" && name !== "id_token");
  if (odd.length === 0) return undefined;
  return fieldWarning(`Claims stand inside userinfo or id_token, not beside them: ${odd.join(", ")}`);
};

/** The engine's words for broken JSON, with the place first where it names one. */
const jsonWords = (thrown: unknown): string => {
  const words = thrown instanceof Error ? thrown.message : String(thrown);
  const what = words.replace(/ in JSON at position .*$/su, "").replace(/, "[\s\S]*$/u, "");
  const place = /\(line (\d+) column (\d+)\)/u.exec(words);
  return place ? `Line ${place[1]}, column ${place[2]}: ${what}` : `This is not JSON: ${what}`;
};

/** Why a resource cannot be named (RFC 8707 2), or `undefined`. */
export const resourceProblem = (resource: string): string | undefined => {
  if (!URL.canParse(resource)) return "A resource is an absolute URI";
  return resource.includes("#") ? "A resource has no fragment" : undefined;
};

const resourcesProblem = (resources: readonly string[]): FieldProblem | undefined => {
  const wrong = resources.find((resource) => resourceProblem(resource) !== undefined);
  return wrong === undefined ? undefined : fieldError(`${wrong}: ${resourceProblem(wrong) ?? ""}`);
};

const pushProblem = (draft: ClientConfigurationDraft): FieldProblem | undefined => {
  if (draft.endpoints.pushedAuthorizationRequest !== "") return undefined;
  if (draft.capabilities.pushedAuthorizationRequestsRequired)
    return fieldWarning("The provider requires it, and there is no PAR endpoint: the request is not pushed");
  return draft.authorizationRequest.pushed === "always"
    ? fieldWarning("There is no PAR endpoint: the request is not pushed")
    : undefined;
};

const ofClient = ["client_id", "client_secret", "client_assertion", "client_assertion_type"];

/** Parameters that a login makes itself; another value would end it. */
const ownParameters: Readonly<Record<ExtendedRequest, readonly string[]>> = {
  authorization: [
    "client_id",
    "code_challenge",
    "code_challenge_method",
    "nonce",
    "redirect_uri",
    "request",
    "request_uri",
    "response_type",
    "scope",
    "state",
  ],
  token: [...ofClient, "code", "code_verifier", "grant_type", "redirect_uri"],
  refresh: [...ofClient, "grant_type", "refresh_token"],
};

const parametersProblem = (
  request: ExtendedRequest,
  rows: ClientConfigurationDraft["extraParameters"][ExtendedRequest],
): FieldProblem | undefined => {
  const own = rows.find(({ name }) => ownParameters[request].includes(name.trim()));
  if (own) return fieldWarning(`${own.name.trim()} is made by the login itself`);
  return rows.some(({ name, value }) => name.trim() === "" && value !== "")
    ? fieldWarning("A value without a name is not sent")
    : undefined;
};
