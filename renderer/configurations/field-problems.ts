import { type ClientConfigurationDraft, endpointNames } from "#shared/configurations/client-configuration.ts";
import type { FieldName } from "./draft-edits.ts";

/** What is wrong (`error`) or will not work well (`warning`) with a field's value. */
export interface FieldProblem {
  readonly tone: "error" | "warning";
  readonly message: string;
}

export type FieldProblems = Partial<Readonly<Record<FieldName, FieldProblem>>>;

/** The problems that can be seen without asking the provider. Emptiness is none: `missingForLogin` speaks of that. */
export const fieldProblems = (draft: ClientConfigurationDraft): FieldProblems => {
  const problems: { -readonly [Field in keyof FieldProblems]: FieldProblems[Field] } = {};
  const note = (field: FieldName, tone: FieldProblem["tone"], message: string | undefined) => {
    if (message !== undefined) problems[field] = { tone, message };
  };
  note("alias", "error", draft.alias.trim() === "" ? "An alias is needed" : undefined);
  note("issuer", "error", urlProblem(draft.issuer, draft.allowInsecureHttp) ?? issuerProblem(draft.issuer));
  for (const name of endpointNames)
    note(`endpoints.${name}`, "error", urlProblem(draft.endpoints[name], draft.allowInsecureHttp));
  note("clientAuthenticationMethod", ...methodProblem(draft));
  note("selectedScopes", "warning", scopeProblem(draft));
  note("redirect.port", "error", portProblem(draft.redirect.port));
  note("redirect.path", "error", pathProblem(draft.redirect.path));
  return problems;
};

/** Why a URL cannot be called, or `undefined`; an empty one is no problem here. */
export const urlProblem = (text: string, allowInsecureHttp: boolean): string | undefined => {
  if (text === "") return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url) return "This is not a URL";
  if (url.username !== "" || url.password !== "") return "The URL has a user name or password in it";
  if (url.protocol === "https:") return undefined;
  if (url.protocol !== "http:") return "Only https URLs can be called";
  if (isLoopback(url.hostname) || allowInsecureHttp) return undefined;
  return "Plain HTTP needs Allow plain HTTP, under More";
};

/** OIDC Discovery 3: an issuer is a URL without query and fragment. */
const issuerProblem = (issuer: string): string | undefined =>
  /[?#]/u.test(issuer) ? "An issuer has no query and no fragment" : undefined;

const isLoopback = (hostname: string): boolean =>
  hostname === "localhost" || hostname === "[::1]" || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/u.test(hostname);

const methodProblem = (
  draft: ClientConfigurationDraft,
): readonly ["error" | "warning", string | undefined] => {
  const listed = draft.capabilities.clientAuthenticationMethodsSupported;
  if (listed.length === 0 || listed.includes(draft.clientAuthenticationMethod)) return ["error", undefined];
  // Many providers take public clients without listing `none`.
  return draft.clientAuthenticationMethod === "none"
    ? ["warning", "The provider does not list public clients"]
    : ["error", "The provider does not list this method"];
};

/** Selected scopes that the provider's metadata does not offer; none when it lists no scopes at all. */
export const scopesNotOffered = (
  draft: Pick<ClientConfigurationDraft, "selectedScopes" | "capabilities">,
): readonly string[] => {
  const offered = draft.capabilities.scopesSupported;
  return offered.length === 0 ? [] : draft.selectedScopes.filter((scope) => !offered.includes(scope));
};

const scopeProblem = (draft: ClientConfigurationDraft): string | undefined => {
  const missing = scopesNotOffered(draft);
  if (missing.length === 0) return undefined;
  return `${missing.join(", ")} ${missing.length === 1 ? "is" : "are"} not offered by the provider`;
};

const portProblem = (port: number | undefined): string | undefined =>
  port === undefined || (Number.isInteger(port) && port >= 1 && port <= 65535)
    ? undefined
    : "A port is a number from 1 to 65535";

const pathProblem = (path: string): string | undefined =>
  /^\/[A-Za-z0-9\-._~/]*$/u.test(path) ? undefined : "A path begins with / and has letters, digits, - . _ ~";

/** Why a scope cannot be selected (RFC 6749 3.3), or `undefined`. */
export const scopeTextProblem = (scope: string): string | undefined =>
  /^[\x21\x23-\x5b\x5d-\x7e]+$/u.test(scope) ? undefined : "A scope has no spaces, quotes or backslashes";

/** The origin of whatever was typed for one, or why it is none. */
export const readOrigin = (
  text: string,
  allowInsecureHttp: boolean,
): { readonly origin: string } | { readonly problem: string } => {
  const typed = text.trim();
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//iu.test(typed) ? typed : `https://${typed}`;
  const problem = urlProblem(withScheme, allowInsecureHttp);
  if (problem !== undefined || typed === "") return { problem: problem ?? "An origin is needed" };
  if (typed.includes("*")) return { problem: "An origin has no wildcard" };
  return { origin: new URL(withScheme).origin };
};
