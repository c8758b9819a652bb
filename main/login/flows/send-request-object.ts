import { buildAuthorizationUrl } from "openid-client";
import type { ProviderCapabilities } from "#shared/configurations/client-configuration.ts";
import type { RequestObjectPlan } from "#shared/configurations/request-object.ts";
import type { RelyingParty } from "../../tokens/index.ts";
import { hostRequestObject, makeRequestObject, type RequestObject } from "../request-object/index.ts";
import type { AuthorizationRequest } from "./authorization-request.ts";
import type { LoginContext } from "./login-context.ts";

/**
 * Makes a request object of an authorization request, and the URL that hands it over: pushed, by value, or by a
 * reference to the loopback interface, where it stays until the request is withdrawn. Beside it stand only
 * `client_id`, and what OAuth 2.0 wants of every request (OIDC Core 6.1); with a push, not even that (RFC 9126 3).
 * @throws AppFailure `secret_missing`, `request_object_key_missing`, `loopback_unavailable`, and as `push`
 */
export const sendRequestObject = async (
  context: LoginContext,
  party: RelyingParty,
  request: {
    readonly parameters: URLSearchParams;
    readonly plan: RequestObjectPlan;
    readonly capabilities: ProviderCapabilities;
    /** Pushes parameters; absent: they go through the browser. */
    readonly push: ((parameters: URLSearchParams) => Promise<URL>) | undefined;
  },
): Promise<AuthorizationRequest> => {
  const { push, plan, parameters, capabilities } = request;
  const made = await makeRequestObject({ ...context, ...request, party, now: context.clock.now() });
  recordRequestObject(context, made, capabilities.requestObjectSigningAlgorithmsSupported);
  const { jwt, members } = made;
  if (push !== undefined) return { url: await push(new URLSearchParams({ request: jwt })), members };
  const urlWith = (own: Readonly<Record<string, string>>): URL =>
    buildAuthorizationUrl(party.client, {
      response_type: "code",
      scope: parameters.get("scope") ?? "",
      ...own,
    });
  if (plan.delivery === "by_value") return { url: urlWith({ request: jwt }), members };
  const hosted = await hostRequestObject(jwt, context.clock, () => recordFetch(context));
  return { url: urlWith({ request_uri: hosted.url }), members, withdraw: hosted.close };
};

const recordRequestObject = (
  { recorder }: LoginContext,
  { algorithm, encryption }: RequestObject,
  listed: readonly string[],
): void =>
  recorder.check("preparation", {
    checkId: "request.object",
    title: "Algorithm of the request object is listed",
    source: "OIDC Discovery 3",
    result: listed.length === 0 || listed.includes(algorithm) ? "passed" : "warning",
    expected: listed.length === 0 ? "any: the provider lists none" : listed.join(", "),
    found: `alg ${algorithm}${encryption === undefined ? "" : `, encrypted with ${encryption}`}`,
  });

const recordFetch = ({ recorder }: LoginContext): void =>
  recorder.navigation("authorization_endpoint", {
    from: "identity_provider",
    to: "workbench",
    label: "GET /request-object",
  });
