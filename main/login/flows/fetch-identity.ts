import { AppFailure } from "#shared/app-error.ts";
import { parseCallableUrl } from "../../discovery/index.ts";
import { isRedirect, protocolLimits } from "../../http/index.ts";
import { parseObject } from "../../tokens/index.ts";
import type { LoginContext } from "./login-context.ts";

type Identity = Readonly<Record<string, unknown>>;

/**
 * Asks Salesforce's identity URL, the member `id` of its token response, who logged in. It is called only at the
 * issuer's own origin, at an allowed one, or within salesforce.com for an issuer that is there; its answer has to be
 * about the user of the ID token, whose `sub` is that very URL. What keeps it from being used is told by a warning.
 * @throws AppFailure `request_cancelled`
 */
export const fetchIdentity = async (
  context: LoginContext,
  token: { readonly accessToken: string; readonly identityUrl?: string },
  subject: string,
): Promise<Identity | undefined> => {
  if (context.configuration.provisioning.flow !== "salesforce") return undefined;
  const found = await ask(context, token, subject);
  const isUsable = typeof found !== "string";
  context.recorder.check("userinfo", {
    checkId: "salesforce.identity",
    title: "Identity URL speaks of this user",
    source: "Salesforce, identity URLs",
    result: isUsable ? "passed" : "warning",
    expected: subject,
    found: isUsable ? String(found.id ?? found.user_id) : found,
  });
  return isUsable ? found : undefined;
};

/** The identity, or why there is none. */
const ask = async (
  { configuration, recorder, signal }: LoginContext,
  { accessToken, identityUrl }: { readonly accessToken: string; readonly identityUrl?: string },
  subject: string,
): Promise<Identity | string> => {
  if (identityUrl === undefined) return "the token response has no identity URL";
  // It takes Bearer tokens, and a token that is bound to a key is never sent as one (RFC 9449 7.1).
  if (configuration.dpop) return "not asked: the access token is bound to a key";
  try {
    const url = parseCallableUrl(identityUrl, "endpoints.userinfo", configuration.allowInsecureHttp);
    if (!isOfProvider(url, configuration)) return `not asked: ${url.origin} is not the provider's`;
    const headers = [
      ["accept", "application/json"],
      ["authorization", `Bearer ${accessToken}`],
    ] as const;
    const request = { method: "GET", url: url.href, headers };
    const answer = await recorder.exchange("userinfo", "identity_provider", request, protocolLimits, signal);
    if (isRedirect(answer)) return "it leads elsewhere: redirects are not followed";
    if (answer.status !== 200) return `it answered ${answer.status}`;
    const identity = parseObject(answer.body);
    if (identity === undefined) return "its answer is no JSON object";
    return isAbout(identity, subject) ? identity : "it speaks of another user";
  } catch (thrown) {
    if (!(thrown instanceof AppFailure) || thrown.error.code === "request_cancelled") throw thrown;
    return thrown.error.message;
  }
};

const isOfProvider = (url: URL, { issuer, allowedOrigins }: LoginContext["configuration"]): boolean => {
  const own = URL.canParse(issuer) ? new URL(issuer) : undefined;
  const isSalesforce = (host: string | undefined) =>
    host !== undefined && /(^|\.)salesforce\.com$/.test(host);
  return (
    url.origin === own?.origin ||
    allowedOrigins.includes(url.origin) ||
    (url.protocol === "https:" && isSalesforce(url.hostname) && isSalesforce(own?.hostname))
  );
};

/** `sub` is the identity URL, or ends in the user's id. */
const isAbout = ({ id, user_id }: Identity, subject: string): boolean =>
  (typeof id === "string" && id === subject) ||
  (typeof user_id === "string" && user_id !== "" && subject.split("/").at(-1) === user_id);
