import { type AppError, AppFailure } from "#shared/app-error.ts";
import type { ClientConfigurationDraft } from "#shared/configurations/client-configuration.ts";
import { automaticConfigurationUrlOf, discoveryRequest, parseCallableUrl } from "../discovery/index.ts";
import { protocolLimits } from "../http/index.ts";
import type { Clock } from "../ports/clock.ts";
import type { HttpClient, HttpResponse } from "../ports/http.ts";
import type { Reach, Reached } from "../ports/reach.ts";
import type { TlsProbe } from "../ports/tls-probe.ts";
import { clockDifferenceOf, leastDifference } from "./clock-difference.ts";
import { textOf } from "./document-members.ts";
import type { Examination, TlsLook } from "./examination.ts";
import { readDiscoveryAnswer, readJwksAnswer } from "./read-answers.ts";
import { parseWebUrl, reachOf } from "./urls.ts";

/** What the doctor reaches the provider by. */
export interface ProviderAccess {
  readonly reach: Reach;
  readonly tlsProbe: TlsProbe;
  readonly clock: Clock;
}

/** What was fetched, as a part of an examination. */
export type FetchedParts = Omit<Examination, "draft" | "hasClientSecret">;

/** A draft, with what is kept of its configuration and is shown to servers. */
export type ExaminedDraft = ClientConfigurationDraft & Omit<Reached, "connection">;

const TLS_TIME_LIMIT_MS = 10_000;
const MAX_SERVERS = 6;

/**
 * Fetches the discovery document and the JWKS, and looks at the TLS certificates of the servers that the
 * configuration names. Two requests at most, each within the limits of protocol calls; what fails is part of
 * the result.
 * @throws AppFailure `request_cancelled`
 */
export const examineProvider = async (
  access: ProviderAccess,
  draft: ExaminedDraft,
  signal?: AbortSignal,
): Promise<FetchedParts> => {
  const fetchedAt = access.clock.now();
  const documentUrl = automaticConfigurationUrlOf(draft.automaticConfigurationUrl);
  const looks = lookAtServers(access, draft, documentUrl, signal);
  const asker = { http: access.reach.clientOf(draft), clock: access.clock };
  const fetched = await fetchDocuments(asker, draft, documentUrl, signal);
  return {
    ...fetched,
    ...(documentUrl === "" ? {} : { documentUrl }),
    connections: await looks,
    examinedAt: access.clock.now(),
    fetchedAt,
  };
};

/** By what documents are asked for. */
interface Asker {
  readonly http: HttpClient;
  readonly clock: Clock;
}

const fetchDocuments = async (
  access: Asker,
  draft: ClientConfigurationDraft,
  documentUrl: string,
  signal: AbortSignal | undefined,
) => {
  const { clock } = access;
  const document = await fetchFrom(access, documentUrl, "automaticConfigurationUrl", draft, signal);
  const documentPart =
    document.response === undefined
      ? document.failure === undefined
        ? {}
        : { documentFailure: document.failure }
      : readDiscoveryAnswer(document.response, documentUrl, clock.now());
  const jwksUrl =
    draft.endpoints.jwks || publishedJwksUrl(documentPart.document?.members.jwks_uri, documentUrl);
  const jwks = await fetchFrom(access, jwksUrl, "endpoints.jwks", draft, signal);
  const jwksPart =
    jwks.response === undefined
      ? jwks.failure === undefined
        ? {}
        : { jwksFailure: jwks.failure }
      : readJwksAnswer(jwks.response, jwksUrl);
  const clockDifferenceMs = leastDifference([document.clockDifferenceMs, jwks.clockDifferenceMs]);
  return {
    ...documentPart,
    ...jwksPart,
    ...(jwksUrl === "" ? {} : { jwksUrl }),
    ...(clockDifferenceMs === undefined ? {} : { clockDifferenceMs }),
  };
};

/** A document from the internet never leads us to an address inside a network (Z-11). */
const publishedJwksUrl = (published: unknown, documentUrl: string): string => {
  const url = parseWebUrl(published);
  const home = parseWebUrl(documentUrl);
  if (url === undefined || home === undefined) return "";
  return reachOf(url) === "public" || reachOf(home) !== "public"
    ? (textOf({ url: published }, "url") ?? "")
    : "";
};

interface Fetched {
  readonly response?: HttpResponse;
  readonly failure?: AppError;
  readonly clockDifferenceMs?: number | undefined;
}

const fetchFrom = async (
  { http, clock }: Asker,
  url: string,
  field: string,
  draft: ClientConfigurationDraft,
  signal: AbortSignal | undefined,
): Promise<Fetched> => {
  if (url === "") return {};
  try {
    parseCallableUrl(url, field, draft.allowInsecureHttp);
    const response = await http.send(discoveryRequest(url), protocolLimits, signal);
    return { response, clockDifferenceMs: clockDifferenceOf(response.headers, clock.now()) };
  } catch (thrown) {
    return { failure: foundFailure(thrown) };
  }
};

/** Only servers that the configuration itself names are called, never those of a document (Z-11). */
const lookAtServers = (
  { tlsProbe, reach }: ProviderAccess,
  draft: ExaminedDraft,
  documentUrl: string,
  signal: AbortSignal | undefined,
): Promise<readonly TlsLook[]> => {
  const { authorization, token, userinfo, jwks } = draft.endpoints;
  const urls = [documentUrl, token, authorization, userinfo, jwks].map(parseWebUrl);
  const servers = new Map(
    urls.flatMap((url) => (url?.protocol === "https:" ? [[url.host, url] as const] : [])),
  );
  const looks = [...servers].slice(0, MAX_SERVERS).map(async ([host, url]): Promise<TlsLook> => {
    try {
      const connection = await reach.connectionOf(draft);
      const target = { hostname: url.hostname, port: Number(url.port || 443), connection };
      return { host, facts: await tlsProbe.look(target, TLS_TIME_LIMIT_MS, signal) };
    } catch (thrown) {
      return { host, failure: foundFailure(thrown) };
    }
  });
  return Promise.all(looks);
};

/** What the provider does wrong is a finding; a person who gave up, and mistakes of ours, are not. */
const foundFailure = (thrown: unknown): AppError => {
  if (!(thrown instanceof AppFailure) || thrown.error.code === "request_cancelled") throw thrown;
  return thrown.error;
};
