import { AppFailure } from "#shared/app-error.ts";
import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import { parseCallableUrl } from "../../discovery/index.ts";
import { claimSourceLimits, isRedirect } from "../../http/index.ts";
import { decodeUtf8, type NamedSource } from "../../tokens/index.ts";
import type { LoginContext } from "./login-context.ts";

/** What asking a source came to: the text of its answer, or why there is none. */
export type FetchedSource = { readonly token: string } | { readonly why: string };

/**
 * Asks a distributed source for its claims (OIDC Core 5.6.2). The provider chose its address: it is called only where
 * the person who set up the configuration lets tokens go, so that no provider can send us through a network.
 * @throws AppFailure `request_cancelled`
 */
export const fetchClaimSource = async (
  {
    configuration,
    recorder,
    signal,
  }: Pick<LoginContext, "configuration" | "recorder"> & {
    readonly signal?: AbortSignal;
  },
  { endpoint = "", accessToken }: NamedSource,
): Promise<FetchedSource> => {
  const url = callableUrl(endpoint, configuration);
  if (typeof url === "string") return { why: url };
  if (accessToken !== undefined && !isSendable(accessToken))
    return { why: "Its access token cannot be sent." };
  recorder.redactor.learn(accessToken);
  const request = {
    method: "GET",
    url: url.href,
    headers: [
      ["accept", "application/jwt"],
      ...(accessToken === undefined ? [] : ([["authorization", `Bearer ${accessToken}`]] as const)),
    ] as const,
  };
  const to = url.origin === originOf(configuration.issuer) ? "identity_provider" : "api";
  try {
    const response = await recorder.exchange("userinfo", to, request, claimSourceLimits, signal);
    if (isRedirect(response)) return { why: "It leads elsewhere: redirects are not followed." };
    if (response.status !== 200) return { why: `It answered ${response.status}.` };
    return { token: decodeUtf8(response.body)?.trim() ?? "" };
  } catch (thrown) {
    if (!(thrown instanceof AppFailure) || thrown.error.code === "request_cancelled") throw thrown;
    return { why: thrown.error.message };
  }
};

/** The URL, or why it is not called. */
const callableUrl = (endpoint: string, configuration: ClientConfiguration): URL | string => {
  const { allowInsecureHttp, allowedOrigins, issuer, endpoints } = configuration;
  try {
    const url = parseCallableUrl(endpoint, "endpoints.userinfo", allowInsecureHttp);
    const known = [...allowedOrigins, originOf(issuer), originOf(endpoints.userinfo)];
    if (known.includes(url.origin)) return url;
    return `It was not asked: ${url.origin} is neither the provider's nor among the allowed origins.`;
  } catch (thrown) {
    if (!(thrown instanceof AppFailure)) throw thrown;
    return `It was not asked. ${thrown.error.message}`;
  }
};

const originOf = (url: string): string | undefined => (URL.canParse(url) ? new URL(url).origin : undefined);

/** Characters of a header that need no quoting. */
const isSendable = (token: string): boolean => /^[\x21-\x7e]{1,16384}$/.test(token);
