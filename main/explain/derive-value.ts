import type { ClientAuthenticationMethod } from "#shared/configurations/client-configuration.ts";
import { isSameIssuerButForSpelling, issuerFoundIn } from "./compare-issuers.ts";
import { capabilitiesOf, type ExplainedFailure } from "./explained-failure.ts";
import { providerKindOf } from "./provider-kind.ts";
import { acceptedScopes, refusedScopes, scopesWithRefresh } from "./refused-scopes.ts";
import { isIn } from "./situations.ts";

const WELL_KNOWN_PATH = "/.well-known/openid-configuration";

/** Methods that need nothing but the client secret, the ones to offer first. */
const secretMethods: readonly ClientAuthenticationMethod[] = [
  "client_secret_post",
  "client_secret_basic",
  "client_secret_jwt",
];

const listedMethods = (failure: ExplainedFailure): readonly string[] =>
  capabilitiesOf(failure).clientAuthenticationMethodsSupported;

/** The methods that can be used at once: without a key there is nothing to sign an assertion with. */
const usableMethods = ({ configuration }: ExplainedFailure): readonly ClientAuthenticationMethod[] =>
  configuration.clientKey === undefined
    ? [...secretMethods, "none"]
    : [...secretMethods, "private_key_jwt", "none"];

const postMethod = (failure: ExplainedFailure): ClientAuthenticationMethod | undefined => {
  const listed = listedMethods(failure);
  return listed.length === 0 || listed.includes("client_secret_post") ? "client_secret_post" : undefined;
};

const asIs = (failure: ExplainedFailure): "as_is" | undefined => {
  const listed = listedMethods(failure);
  const isBasic = failure.configuration.clientAuthenticationMethod === "client_secret_basic";
  return isBasic && (listed.length === 0 || listed.includes("client_secret_basic")) ? "as_is" : undefined;
};

/** Values that follow from the configuration, the capabilities and the error; `current` is the field's own. */
const values = {
  /** A method that the provider lists, when the current one is not among them. */
  listed_method: (failure) => {
    const listed = listedMethods(failure);
    const { clientAuthenticationMethod } = failure.configuration;
    if (listed.length === 0 || listed.includes(clientAuthenticationMethod)) return undefined;
    return usableMethods(failure).find((method) => listed.includes(method));
  },
  /** The secret in the body, unless the provider lists methods without it. */
  post_method: (failure) => postMethod(failure),
  /** The same, where client_secret_basic sends the client ID otherwise than it is written. */
  unencoded_method: (failure) => (isIn("basic_with_punctuation", failure) ? postMethod(failure) : undefined),
  /** ID and secret as they are written, where client_secret_basic sends the ID otherwise. */
  unencoded_id: (failure) => (isIn("basic_with_punctuation", failure) ? asIs(failure) : undefined),
  /** The same whatever the ID is: the secret, which is never read, may have punctuation, too. */
  unencoded_secret: (failure) => asIs(failure),
  /** The other one of the two audiences that token endpoints want. */
  other_audience: ({ configuration: { clientAuthenticationMethod, assertionAudience } }) => {
    if (!clientAuthenticationMethod.endsWith("_jwt")) return undefined;
    return assertionAudience === "issuer" ? "token_endpoint" : "issuer";
  },
  /** A method with a secret: the listed one, else the standard's default. */
  secret_method: (failure) => {
    const listed = listedMethods(failure);
    return listed.length === 0
      ? "client_secret_basic"
      : secretMethods.find((method) => listed.includes(method));
  },
  no_method: () => "none",
  accepted_scopes: (failure) =>
    refusedScopes(failure).length === 0 ? undefined : acceptedScopes(failure).join(" "),
  scopes_with_openid: ({ configuration: { selectedScopes } }) =>
    selectedScopes.includes("openid") ? undefined : ["openid", ...selectedScopes].join(" "),
  /** Pushing needs an endpoint for it. */
  always_pushed: ({ configuration: { endpoints } }) =>
    endpoints.pushedAuthorizationRequest === "" ? undefined : "always",
  pushed_when_required: () => "when_required",
  query_mode: ({ configuration: { authorizationRequest } }) =>
    authorizationRequest.responseMode === "" ? undefined : "query",
  scopes_with_refresh: (failure) => scopesWithRefresh(failure)?.join(" "),
  /** Another issuer is never applied at one click: it may be a stranger's. */
  issuer_found: ({ error, configuration: { issuer } }) => {
    const found = issuerFoundIn(error);
    return found !== undefined && isSameIssuerButForSpelling(issuer, found) ? found : undefined;
  },
  well_known_url: ({ configuration: { issuer } }) =>
    URL.canParse(issuer) ? `${issuer.replace(/\/+$/, "")}${WELL_KNOWN_PATH}` : undefined,
  /** Providers that accept plain HTTP for the name localhost only. */
  localhost_host: ({ configuration: { issuer } }) =>
    ["entra", "cognito"].includes(providerKindOf(issuer) ?? "") ? "localhost" : undefined,
  https_url: (_failure, current) =>
    /^http:\/\//i.test(current) ? current.replace(/^http:/i, "https:") : undefined,
  /** The place that a redirect leads to, where it is the same host and no less protected. */
  moved_url: ({ error }, current) => {
    const moved = / has moved to (\S+)\.$/u.exec(error.message)?.[1];
    if (moved === undefined || !URL.canParse(moved) || !URL.canParse(current)) return undefined;
    const [to, from] = [new URL(moved), new URL(current)];
    const isPlain = to.search === "" && to.hash === "" && to.username === "" && to.password === "";
    return isPlain && to.hostname === from.hostname && to.protocol === "https:" ? moved : undefined;
  },
} as const satisfies Record<string, (failure: ExplainedFailure, current: string) => string | undefined>;

export type ValueName = keyof typeof values;

/** The value to apply to a field, other than the `current` one; undefined when it cannot be told. */
export const deriveValue = (
  name: ValueName,
  failure: ExplainedFailure,
  current: string,
): string | undefined => {
  const derive: (failure: ExplainedFailure, current: string) => string | undefined = values[name];
  const value = derive(failure, current);
  return value === current || value === "" ? undefined : value;
};
