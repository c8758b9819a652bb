import { clientAuthenticationMethods } from "#shared/configurations/client-configuration.ts";
import type { Answer } from "./answer.ts";
import { authorize } from "./authorization.ts";
import type { AssertionContext } from "./client-assertion.ts";
import {
  type Complaints,
  complainAboutAuthorization,
  complainAboutClient,
  complainAboutQuestion,
  complainAboutRedemption,
} from "./client-rules.ts";
import { issueClientToken } from "./client-token.ts";
import { encryptForClient } from "./encrypt-for-client.ts";
import type { IssuedTokens } from "./issued-tokens.ts";
import { admit } from "./presented-token.ts";
import { refuseProof } from "./proofs.ts";
import type { EndpointOfProvider, ReceivedRequest } from "./received-request.ts";
import { registerClient } from "./registration.ts";
import { type RequestObjectRules, resolveRequest } from "./request-object.ts";
import type {
  Members,
  ProviderScript,
  ProviderUser,
  RegisteredCertificate,
  RegisteredClient,
} from "./script.ts";
import { signIdToken } from "./sign-id-token.ts";
import type { SigningKey } from "./signing-keys.ts";
import { claimsFor } from "./user-claims.ts";

/** What the endpoints work with. */
export interface EndpointParts {
  readonly issuer: string;
  /** The right discovery document. */
  readonly metadata: ReturnType<typeof metadataOf>;
  readonly client: RegisteredClient;
  readonly users: Readonly<Record<string, ProviderUser>>;
  readonly issued: IssuedTokens;
  readonly now: () => number;
  readonly script: () => ProviderScript;
  readonly keys: () => Promise<readonly [SigningKey, ...SigningKey[]]>;
  readonly assertions: () => AssertionContext;
  readonly certificate: () => RegisteredCertificate | undefined;
  /** Whether a proof with this id was there before; takes it down. */
  readonly isProofReplay: (jti: string) => boolean;
  readonly requestObjects: () => RequestObjectRules;
  /** Takes down what a request should have been. */
  readonly complain: (endpoint: EndpointOfProvider, complaints: Complaints) => void;
}

type RightAnswer = (request: ReceivedRequest) => Answer | Promise<Answer>;

/** Where each endpoint is, below the issuer. */
export const pathsOfEndpoints = {
  discovery: "/.well-known/openid-configuration",
  webfinger: "/.well-known/webfinger",
  authorization: "/authorize",
  token: "/token",
  userinfo: "/userinfo",
  jwks: "/jwks",
  pushedAuthorizationRequest: "/push",
  introspection: "/introspect",
  revocation: "/revoke",
  endSession: "/end-session",
  registration: "/register",
  api: "/api",
} as const satisfies Partial<Record<EndpointOfProvider, string>>;

/** The right answer of each endpoint. */
export const createEndpoints = (parts: EndpointParts): Readonly<Record<EndpointOfProvider, RightAnswer>> => ({
  discovery: () => ({ status: 200, document: { ...parts.metadata, ...metadataOfBinding(parts) } }),
  jwks: async () => ({ status: 200, document: { keys: await publishedKeys(parts) } }),
  webfinger: (request) => nameIssuer(parts, request),
  pushedAuthorizationRequest: (request) => push(parts, request),
  introspection: (request) => introspect(parts, request),
  revocation: (request) => revoke(parts, request),
  authorization: (request) => authorize(parts, request),
  token: (request) => issueTokens(parts, request),
  userinfo: (request) => describeUser(parts, request),
  endSession: (request) => endSession(parts, request),
  registration: (request) => registerClient(parts, request),
  api: (request) => echo(parts, request),
  elsewhere: () => ({ status: 404 }),
});

const publishedKeys = async (parts: EndpointParts) => {
  const { encryptionKeys = [] } = parts.script();
  return [...(await parts.keys()), ...encryptionKeys].map(({ publicJwk }) => publicJwk);
};

/** The discovery document (OIDC Discovery 3). */
export const metadataOf = (issuer: string) => ({
  issuer,
  authorization_endpoint: issuer + pathsOfEndpoints.authorization,
  token_endpoint: issuer + pathsOfEndpoints.token,
  userinfo_endpoint: issuer + pathsOfEndpoints.userinfo,
  jwks_uri: issuer + pathsOfEndpoints.jwks,
  end_session_endpoint: issuer + pathsOfEndpoints.endSession,
  pushed_authorization_request_endpoint: issuer + pathsOfEndpoints.pushedAuthorizationRequest,
  introspection_endpoint: issuer + pathsOfEndpoints.introspection,
  revocation_endpoint: issuer + pathsOfEndpoints.revocation,
  registration_endpoint: issuer + pathsOfEndpoints.registration,
  scopes_supported: ["openid", "profile", "email", "phone", "address", "offline_access"],
  response_types_supported: ["code"],
  subject_types_supported: ["public"],
  token_endpoint_auth_methods_supported: [...clientAuthenticationMethods],
  code_challenge_methods_supported: ["S256"],
  id_token_signing_alg_values_supported: ["RS256", "ES256"],
  claims_supported: ["sub", "name", "email"],
  authorization_response_iss_parameter_supported: true,
  mtls_endpoint_aliases: undefined as Readonly<Record<string, string>> | undefined,
});

const metadataOfBinding = ({ script }: EndpointParts): Members => {
  const { dpop } = script();
  return dpop === undefined ? {} : { dpop_signing_alg_values_supported: dpop.algorithms ?? ["ES256"] };
};

const ISSUER_RELATION = "http://openid.net/specs/connect/1.0/issuer";

/** Names the issuer of whatever is asked for (OIDC Discovery 2, RFC 7033 4.4). */
const nameIssuer = (parts: EndpointParts, { method, parameters }: ReceivedRequest): Answer => {
  const resource = parameters.get("resource") ?? "";
  const isRight =
    method === "GET" && resource.includes(":") && parameters.getAll("rel").join() === ISSUER_RELATION;
  parts.complain("webfinger", isRight ? [] : ["Not kept: it is a GET for a resource and the issuer's rel"]);
  return {
    status: 200,
    document: { subject: resource, links: [{ rel: ISSUER_RELATION, href: parts.issuer }] },
  };
};

/** Keeps a request and answers its reference (RFC 9126 2.2). */
const push = async (parts: EndpointParts, request: ReceivedRequest): Promise<Answer> => {
  const refused = refuseStranger(parts, "pushedAuthorizationRequest", request);
  if (refused !== undefined) return refused;
  const resolved = await resolveRequest(request, "push", parts.requestObjects());
  const { asked } = resolved;
  const boundTo = asked.get("dpop_jkt") ?? undefined;
  const unproven = refuseProof(parts, "pushedAuthorizationRequest", request, { boundTo });
  if (unproven !== undefined) return unproven;
  const complaints = [...resolved.complaints, ...complainAboutAuthorization(request, asked, parts.client)];
  parts.complain("pushedAuthorizationRequest", complaints);
  if (complaints.length > 0) return refusal(400, "invalid_request");
  return { status: 201, document: { request_uri: parts.issued.push(asked), expires_in: 60 } };
};

const issueTokens = async (parts: EndpointParts, request: ReceivedRequest): Promise<Answer> => {
  const { parameters } = request;
  const refused = refuseStranger(parts, "token", request);
  if (refused !== undefined) return refused;
  if (parameters.get("grant_type") === "refresh_token") {
    const refreshToken = parameters.get("refresh_token") ?? "";
    const { boundTo } = parts.issued.sessionOfRefreshToken(refreshToken) ?? {};
    const unproven = refuseProof(parts, "token", request, { boundTo });
    if (unproven !== undefined) return unproven;
    const session = parts.issued.refresh(refreshToken);
    if (session === undefined) return refusal(400, "invalid_grant");
    return tokenAnswer(await parts.issued.response(session, refreshToken));
  }
  if (parameters.get("grant_type") === "client_credentials") {
    const unproven = refuseProof(parts, "token", request, { boundTo: undefined });
    return unproven ?? tokenAnswer(await issueClientToken(parts, request));
  }
  const { boundTo } = parts.issued.sessionOfCode(parameters.get("code") ?? "") ?? {};
  const unproven = refuseProof(parts, "token", request, { boundTo });
  if (unproven !== undefined) return unproven;
  const redeemed = parts.issued.redeem(parameters.get("code") ?? "");
  const complaints = complainAboutRedemption(request, redeemed?.asked);
  parts.complain("token", complaints);
  if (redeemed === undefined || complaints.length > 0) return refusal(400, "invalid_grant");
  return tokenAnswer(await parts.issued.response(redeemed.session));
};

const tokenAnswer = (document: Members): Answer => ({
  status: 200,
  headers: { "cache-control": "no-store" },
  document,
});

const refusal = (status: number, error: string): Answer => ({ status, document: { error } });

/** What is known of a token that is good; of any other one nothing (RFC 7662 2.2). */
const introspect = (parts: EndpointParts, request: ReceivedRequest): Answer => {
  parts.complain("introspection", complainAboutQuestion(request));
  const refused = refuseStranger(parts, "introspection", request);
  if (refused !== undefined) return refused;
  const found = parts.issued.describe(request.parameters.get("token") ?? "");
  return { status: 200, document: found === undefined ? { active: false } : { active: true, ...found } };
};

/** A token that is not known is as good as revoked (RFC 7009 2.2). */
const revoke = (parts: EndpointParts, request: ReceivedRequest): Answer => {
  parts.complain("revocation", complainAboutQuestion(request));
  const refused = refuseStranger(parts, "revocation", request);
  if (refused !== undefined) return refused;
  parts.issued.revoke(request.parameters.get("token") ?? "");
  return { status: 200 };
};

/** Refuses who is not our client, and says why, as helpful providers do. */
const refuseStranger = (
  parts: EndpointParts,
  endpoint: EndpointOfProvider,
  request: ReceivedRequest,
): Answer | undefined => {
  const complaints = complainAboutClient(request, parts.client, parts.assertions(), parts.certificate());
  parts.complain(endpoint, complaints);
  if (complaints.length === 0) return undefined;
  return { status: 401, document: { error: "invalid_client", error_description: complaints.join(" ") } };
};

const describeUser = async (parts: EndpointParts, request: ReceivedRequest): Promise<Answer> => {
  const admitted = admit(parts, "userinfo", request);
  if ("refusal" in admitted) return admitted.refusal;
  const { session } = admitted;
  const claims = claimsFor(session.user, session.asked, "userinfo");
  const { signedUserinfo, encryptedUserinfo, clientKeys = [] } = parts.script();
  if (signedUserinfo === undefined && encryptedUserinfo === undefined)
    return { status: 200, document: claims };
  const text =
    signedUserinfo === undefined
      ? JSON.stringify(claims)
      : await signIdToken(
          { iss: parts.issuer, aud: parts.client.clientId, ...claims },
          (await parts.keys())[0],
          signedUserinfo,
        );
  const contentType = signedUserinfo === undefined ? undefined : "JWT";
  const content = await encryptForClient(text, clientKeys, encryptedUserinfo, contentType);
  return { status: 200, text: { mediaType: "application/jwt", content } };
};

const endSession = (parts: EndpointParts, request: ReceivedRequest): Answer => {
  const { parameters } = request;
  const back = parameters.get("post_logout_redirect_uri");
  const isRight = parts.issued.wasIssued(parameters.get("id_token_hint")) && back !== null;
  parts.complain("endSession", isRight ? [] : ["Not kept: id_token_hint and a way back are given"]);
  if (!isRight) return refusal(400, "invalid_request");
  const location = new URL(back);
  location.searchParams.set("state", parameters.get("state") ?? "");
  return { status: 303, headers: { location: location.href } };
};

/** Says what was received, the token included, as careless APIs do. */
const echo = (parts: EndpointParts, request: ReceivedRequest): Answer => {
  const admitted = admit(parts, "api", request);
  if ("refusal" in admitted) return admitted.refusal;
  const { method, target, headers, body } = request;
  return { status: 200, document: { sub: admitted.session.user.sub, method, target, headers, body } };
};
