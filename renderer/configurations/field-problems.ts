import { type ClientConfigurationDraft, endpointNames } from "#shared/configurations/client-configuration.ts";
import { blanksOf } from "#shared/configurations/presets.ts";
import { capturedUriProblem } from "#shared/configurations/redirect-uri.ts";
import type { DoctorFinding } from "#shared/doctor/diagnosis.ts";
import { provisioningProblems } from "#shared/provisioning/provisioning-settings.ts";
import type { FieldName } from "./draft-edits.ts";
import { errorField } from "./error-field.ts";
import { type FieldProblem, type FieldProblems, fieldError } from "./field-problem.ts";
import { findingProblems } from "./finding-problems.ts";
import { requestProblems } from "./request-problems.ts";

/**
 * The problems of the fields: the doctor's findings about them, and what cannot be right, which is seen while
 * it is typed. Emptiness is none: `missingForLogin` speaks of that.
 */
export const fieldProblems = (
  draft: ClientConfigurationDraft,
  findings: readonly DoctorFinding[] = [],
): FieldProblems => ({
  ...findingProblems(findings, draft),
  ...requestProblems(draft),
  ...mappingProblems(draft),
  ...syntaxProblems(draft),
});

/** What cannot be right about the provisioning; of several rows the first, as each says its own in its place. */
const mappingProblems = ({ provisioning, roleParsing }: ClientConfigurationDraft): FieldProblems => {
  const problems: { -readonly [Field in keyof FieldProblems]: FieldProblem } = {};
  for (const { field, message } of provisioningProblems(provisioning, roleParsing)) {
    const name = errorField(field);
    if (name !== undefined) problems[name] ??= fieldError(message);
  }
  return problems;
};

/** What cannot be right, whoever the provider is. */
const syntaxProblems = (draft: ClientConfigurationDraft): FieldProblems => {
  const problems: { -readonly [Field in keyof FieldProblems]: FieldProblem } = {};
  const note = (field: FieldName, message: string | undefined) => {
    if (message !== undefined) problems[field] = fieldError(message);
  };
  note("alias", draft.alias.trim() === "" ? "An alias is needed" : undefined);
  note("automaticConfigurationUrl", blankProblem(draft.automaticConfigurationUrl));
  note("issuer", urlProblem(draft.issuer, draft.allowInsecureHttp) ?? issuerProblem(draft.issuer));
  for (const name of endpointNames)
    note(`endpoints.${name}`, urlProblem(draft.endpoints[name], draft.allowInsecureHttp));
  note("redirect.capturedUri", capturedUriProblem(draft.redirect.capturedUri));
  note("redirect.port", portProblem(draft.redirect.port));
  note("connection.proxyUrl", proxyProblem(draft.connection.proxyUrl.trim()));
  note("redirect.path", pathProblem(draft.redirect.path));
  return problems;
};

const blankProblem = (url: string): string | undefined => {
  const [blank] = blanksOf(url);
  return blank === undefined ? undefined : `Fill in {${blank}}`;
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

/** Selected scopes that the provider's metadata does not offer; none when it lists no scopes at all. */
export const scopesNotOffered = (
  draft: Pick<ClientConfigurationDraft, "selectedScopes" | "capabilities">,
): readonly string[] => {
  const offered = draft.capabilities.scopesSupported;
  return offered.length === 0 ? [] : draft.selectedScopes.filter((scope) => !offered.includes(scope));
};

/** Why a proxy cannot be used, or `undefined`; an empty URL is none. */
const proxyProblem = (text: string): string | undefined => {
  if (text === "") return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === "https:")
    return "Only http proxies can be used; what goes through them stays encrypted";
  if (url?.protocol !== "http:") return "A proxy is written as http://host:port";
  if (url.username !== "" || url.password !== "") return "The URL has a user name or password in it";
  return url.pathname === "/" && url.search === "" && url.hash === ""
    ? undefined
    : "A proxy has no path: http://host:port";
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
