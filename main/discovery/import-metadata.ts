import { AppFailure } from "#shared/app-error.ts";
import type { ImportedMetadata } from "#shared/discovery/provider-metadata.ts";
import { protocolLimits } from "../http/index.ts";
import type { Clock } from "../ports/clock.ts";
import type { HttpClient } from "../ports/http.ts";
import { automaticConfigurationUrlOf, typedUrlOf } from "./automatic-configuration-url.ts";
import { readMetadata } from "./read-metadata.ts";
import { parseCallableUrl } from "./safe-url.ts";
import { type FoundIssuer, findIssuer, questionOfAccount, questionOfUrl } from "./webfinger.ts";

/** The request for a discovery document. */
export const discoveryRequest = (url: string) => ({
  method: "GET",
  url,
  headers: [["accept", "application/json"]] as const,
});

interface ImportParts {
  readonly http: HttpClient;
  readonly clock: Clock;
}

interface ImportInput {
  /** A URL, a bare issuer, or an identifier whose issuer is looked up. */
  readonly automaticConfigurationUrl: string;
  readonly allowInsecureHttp: boolean;
}

/**
 * Import configuration: reads the discovery document and gives what it says. Nothing is stored. The issuer of an
 * identifier like an e-mail address is looked up first; that of a URL only where no document is found at it (OIDC
 * Discovery 2).
 * @throws AppFailure `invalid_input`, `insecure_url`, `discovery_*`, `webfinger_*`, or of transport
 */
export const importMetadata = async (parts: ImportParts, input: ImportInput): Promise<ImportedMetadata> => {
  const typed = input.automaticConfigurationUrl;
  const account = questionOfAccount(typed);
  if (account !== undefined) {
    return importFound(parts, input, await findIssuer(parts.http, account, input.allowInsecureHttp));
  }
  try {
    return await importFrom(parts, input, automaticConfigurationUrlOf(typed));
  } catch (thrown) {
    const found = isNotFound(thrown) ? await findIssuerOfUrl(parts, input) : undefined;
    if (found === undefined) throw thrown;
    return importFound(parts, input, found);
  }
};

const importFrom = async (
  { http, clock }: ImportParts,
  { allowInsecureHttp }: ImportInput,
  url: string,
): Promise<ImportedMetadata> => {
  parseCallableUrl(url, "automaticConfigurationUrl", allowInsecureHttp);
  const response = await http.send(discoveryRequest(url), protocolLimits);
  const metadata = readMetadata(response, url, { allowInsecureHttp, now: clock.now() });
  return { automaticConfigurationUrl: url, ...metadata, durationMs: response.totalMs };
};

const importFound = async (
  parts: ImportParts,
  input: ImportInput,
  { issuer, askedHost, subject }: FoundIssuer,
): Promise<ImportedMetadata> => {
  const imported = await importFrom(parts, input, automaticConfigurationUrlOf(issuer));
  return { ...imported, foundBy: { askedHost, ...(subject === undefined ? {} : { subject }) } };
};

const isNotFound = (thrown: unknown): boolean =>
  thrown instanceof AppFailure &&
  thrown.error.code === "discovery_http_status" &&
  thrown.error.wire?.httpStatus === 404;

/**
 * The issuer of a URL that is no issuer itself; `undefined` where nobody offers to look it up, so that the missing
 * document is what is told.
 */
const findIssuerOfUrl = async (
  { http }: ImportParts,
  { automaticConfigurationUrl, allowInsecureHttp }: ImportInput,
): Promise<FoundIssuer | undefined> => {
  const typed = typedUrlOf(automaticConfigurationUrl);
  if (typed.includes("/.well-known/")) return undefined;
  try {
    return await findIssuer(http, questionOfUrl(new URL(typed)), allowInsecureHttp);
  } catch (thrown) {
    // An issuer was named, and only its scheme speaks against it: that is worth knowing.
    const isSilence = thrown instanceof AppFailure && thrown.error.code !== "insecure_url";
    if (isSilence) return undefined;
    throw thrown;
  }
};
