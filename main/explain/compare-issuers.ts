import type { AppError, AppErrorCode } from "#shared/app-error.ts";

/** Failures whose cause compares the configured issuer with the one that was found. */
const comparingIssuers: ReadonlySet<AppErrorCode> = new Set<AppErrorCode>([
  "discovery_issuer_mismatch",
  "response_iss_mismatch",
  "id_token_iss_mismatch",
]);

/** Failures whose cause compares two identifiers that hold nothing private. */
const comparing: ReadonlySet<AppErrorCode> = new Set<AppErrorCode>([
  ...comparingIssuers,
  "id_token_aud_mismatch",
  "id_token_azp_mismatch",
  "id_token_alg_unsupported",
  "id_token_key_not_found",
]);

/** The two sides of a comparison, without the quotes of JSON. */
export const expectedAndFound = (
  error: AppError,
): { readonly expected: string; readonly found: string } | undefined => {
  if (!comparing.has(error.code)) return undefined;
  const [, expected, found] = /^expected (.+), found (.+)$/su.exec(error.cause ?? "") ?? [];
  if (expected === undefined || found === undefined) return undefined;
  return { expected: withoutQuotes(expected), found: withoutQuotes(found) };
};

const withoutQuotes = (text: string): string => /^"([^"\\]*)"$/u.exec(text)?.[1] ?? text;

/** The issuer that a document, an answer or an ID token names in place of the configured one. */
export const issuerFoundIn = (error: AppError): string | undefined => {
  if (!comparingIssuers.has(error.code)) return undefined;
  const found = expectedAndFound(error)?.found;
  return found === "missing" ? undefined : found;
};

/**
 * Whether two issuers are certainly one and the same, spelled in two ways: a slash at the end, capitals of the
 * host, https in place of http. Standards compare to the letter (OIDC Discovery 4.3); this only says which of
 * two spellings may be offered, never that one may stand for the other. From https to http it never is.
 */
export const isSameIssuerButForSpelling = (configured: string, found: string): boolean => {
  if (configured === found || !URL.canParse(configured) || !URL.canParse(found)) return false;
  if (configured.startsWith("https:") && !found.startsWith("https:")) return false;
  return plain(configured) === plain(found);
};

/** The URL parser writes the host in small letters. */
const plain = (issuer: string): string =>
  new URL(issuer).href.replace(/^http:/, "https:").replace(/\/+$/, "");
