import { AppFailure } from "#shared/app-error.ts";
import { isLoopbackHost, protocolLimits } from "../http/index.ts";
import type { HttpClient } from "../ports/http.ts";
import { type DocumentKind, invalid, readJsonDocument } from "./read-json-document.ts";
import { repeatedMembers } from "./repeated-members.ts";
import { parseCallableUrl } from "./safe-url.ts";

const ISSUER_RELATION = "http://openid.net/specs/connect/1.0/issuer";
const FIELD = "automaticConfigurationUrl";

const webfingerDocument: DocumentKind = {
  title: "WebFinger answer",
  step: "discovery",
  statusCode: "webfinger_http_status",
  invalidCode: "webfinger_invalid",
  notJsonCode: "webfinger_invalid",
  field: FIELD,
  adviceOnStatus:
    "The host offers no WebFinger for this identifier. Use the issuer's URL, which the provider's administrator knows.",
};

/** Whose issuer is looked for, and where (OIDC Discovery 2.1). */
export interface WebfingerQuestion {
  /** For instance `acct:anna@example.com`. */
  readonly resource: string;
  /** The WebFinger endpoint with its query. */
  readonly url: string;
}

/** The issuer that WebFinger names. */
export interface FoundIssuer {
  readonly issuer: string;
  /** Host and port that were asked. */
  readonly askedHost: string;
  /** What the host calls it, where that is something else than what was asked for (RFC 7033 4.4.1). */
  readonly subject?: string;
}

/**
 * The question for an identifier like an e-mail address: `anna@example.com` or `acct:anna@example.com`; `undefined`
 * for everything else, which is a URL. A host on this machine is asked over plain HTTP.
 */
export const questionOfAccount = (typed: string): WebfingerQuestion | undefined => {
  const account = /^(?:acct:)?([^\s/?#:@]+)@([^\s/?#@]+)$/i.exec(typed.trim());
  const [, name, host] = account ?? [];
  if (name === undefined || host === undefined || !URL.canParse(`https://${host}`)) return undefined;
  const url = new URL(`https://${host}`);
  const origin = isLoopbackHost(url.hostname) ? `http://${url.host}` : url.origin;
  return { resource: `acct:${name}@${host}`, url: endpointAt(origin, `acct:${name}@${host}`) };
};

/** The question for an identifier that is a URL. */
export const questionOfUrl = (identifier: URL): WebfingerQuestion => {
  const resource = identifier.href.split("#")[0] ?? "";
  return { resource, url: endpointAt(identifier.origin, resource) };
};

const endpointAt = (origin: string, resource: string): string =>
  `${origin}/.well-known/webfinger?resource=${encodeURIComponent(resource)}&rel=${encodeURIComponent(ISSUER_RELATION)}`;

/**
 * Asks WebFinger for the issuer of an identifier (OIDC Discovery 2, RFC 7033). Redirects are not followed; what is
 * not known in the answer is left out of account.
 * @throws AppFailure `webfinger_http_status`, `webfinger_invalid`, `redirect_refused`, `insecure_url`,
 * `invalid_input`, or of transport
 */
export const findIssuer = async (
  http: HttpClient,
  { resource, url }: WebfingerQuestion,
  allowInsecureHttp: boolean,
): Promise<FoundIssuer> => {
  const asked = parseCallableUrl(url, FIELD, allowInsecureHttp);
  const headers = [["accept", "application/jrd+json, application/json"]] as const;
  const response = await http.send({ method: "GET", url, headers }, protocolLimits);
  const document = readJsonDocument(response, url, webfingerDocument);
  const [repeated] = repeatedMembers(new TextDecoder().decode(response.body));
  if (repeated !== undefined)
    throw invalid(
      webfingerDocument,
      url,
      `WebFinger says ${repeated.slice(0, 100)} twice: which one counts, nobody knows.`,
    );
  const issuer = issuerIn(document.links);
  if (issuer === undefined)
    throw invalid(webfingerDocument, url, `WebFinger names no issuer of ${resource}.`);
  requireSafeIssuer(issuer, asked, allowInsecureHttp);
  const { subject } = document;
  const isOther = typeof subject === "string" && subject !== "" && subject !== resource;
  return { issuer, askedHost: asked.host, ...(isOther ? { subject: subject.slice(0, 300) } : {}) };
};

const issuerIn = (links: unknown): string | undefined => {
  const list: readonly unknown[] = Array.isArray(links) ? links.slice(0, 1000) : [];
  for (const link of list) {
    const { rel, href } = (typeof link === "object" && link !== null ? link : {}) as Record<string, unknown>;
    if (rel === ISSUER_RELATION && typeof href === "string" && href.length <= 2048) return href;
  }
  return undefined;
};

/** An issuer is an https URL without query and fragment; a server elsewhere has none on this machine to tell of. */
const requireSafeIssuer = (issuer: string, asked: URL, allowInsecureHttp: boolean): void => {
  const wrong = (message: string) => invalid(webfingerDocument, asked.origin, message);
  if (!/^https?:\/\/[^\s/?#@\\]+(\/[^\s?#\\]*)?$/i.test(issuer) || !URL.canParse(issuer))
    throw wrong("WebFinger names an issuer that is no URL of the right form.");
  const { hostname } = new URL(issuer);
  if (isLoopbackHost(hostname) && !isLoopbackHost(asked.hostname))
    throw wrong("WebFinger names an issuer on this machine, and comes from another one.");
  try {
    parseCallableUrl(issuer, FIELD, allowInsecureHttp);
  } catch (thrown) {
    if (!(thrown instanceof AppFailure)) throw thrown;
    throw new AppFailure(
      { ...thrown.error, step: "discovery", source: "OIDC Discovery 2" },
      { cause: thrown },
    );
  }
};
