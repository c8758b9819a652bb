import type { ClientConfigurationDraft } from "#shared/configurations/client-configuration.ts";
import { extendedRequests } from "./draft-edits.ts";
import { type FieldProblem, type FieldProblems, fieldError, fieldWarning } from "./field-problem.ts";

/** What cannot be right about the authorization request's members and the extra parameters, whoever the provider is. */
export const requestProblems = ({
  authorizationRequest: { prompt, claims },
  extraParameters,
}: ClientConfigurationDraft): FieldProblems => {
  const problems: { -readonly [Field in keyof FieldProblems]: FieldProblem | undefined } = {
    "authorizationRequest.prompt": promptProblem(prompt),
    "authorizationRequest.claims": claimsProblem(claims),
  };
  for (const name of extendedRequests)
    problems[`extraParameters.${name}`] = parametersProblem(extraParameters[name]);
  return Object.fromEntries(Object.entries(problems).filter(([, problem]) => problem !== undefined));
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

const parametersProblem = (rows: readonly { readonly name: string; readonly value: string }[]) =>
  rows.some(({ name, value }) => name.trim() === "" && value !== "")
    ? fieldWarning("A value without a name is not sent")
    : undefined;
