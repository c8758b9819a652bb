import type { JWK } from "jose";
import * as openid from "openid-client";
import type { LoginStep } from "#shared/app-error.ts";
import { type ClientConfiguration, usesClientSecret } from "#shared/configurations/client-configuration.ts";
import { jwksDocument, readJwks, recordRepeatedMembers } from "../discovery/index.ts";
import { type FetchOptions, protocolLimits, requestOfFetch, responseForFetch } from "../http/index.ts";
import type { ClientCredentials } from "../ports/client-credentials.ts";
import type { HttpResponse } from "../ports/http.ts";
import type { TraceRecorder } from "../trace/index.ts";
import { clientAuthentication } from "./client-authentication.ts";
import { type BindingKey, type DpopKey, proofsWith } from "./dpop-key.ts";
import { type IdTokenExpectations, needsOtherKeys, type SignatureRules } from "./id-token.ts";
import { withMtlsEndpoints } from "./mtls-endpoints.ts";
import { type Decryption, openingKeys, openTokenResponse, openUserinfo } from "./open-answer.ts";
import { parseObject } from "./parse-object.ts";
import { supportedAlgorithms, verifiableAlgorithms } from "./signing-algorithms.ts";
import type { ResponseExpectations } from "./verify-authorization-response.ts";
import { jwtOf, type UserinfoExpectations } from "./verify-userinfo.ts";

/**
 * openid-client set up for one run: its calls are recorded and bounded, and what the provider answered is kept
 * for our own checks. A new one for every run, so that no key of an earlier run is trusted (LIB-2).
 */
export interface RelyingParty {
  readonly client: openid.Configuration;
  /** For UserInfo: openid-client keeps the keys that it has verified with, and a newer one may have signed this. */
  readonly userinfoClient: openid.Configuration;
  /** The key that tokens must be bound to. */
  readonly dpopKey: DpopKey | undefined;
  /** To be given to openid-client's calls: with it they prove the key that tokens are bound to (RFC 9449 4). */
  readonly proofs: openid.DPoPOptions;
  /** The last answer of an endpoint in this run; what was encrypted in it is opened where there is a key. */
  answerOf(step: LoginStep): HttpResponse | undefined;
  /**
   * Asks UserInfo with the access token in a form, which openid-client cannot (RFC 6750 2.2); the answer is kept, and
   * nothing of it is checked.
   * @throws AppFailure of transport
   */
  postUserinfo(accessToken: string): Promise<void>;
  /** Begins to read the provider's keys, so that they are there when the ID token comes. */
  readKeysAhead(): void;
  /** The provider's keys, as they are in this run. */
  keys(): Promise<readonly JWK[]>;
  /** Waits for the keys, and reads them anew where none of them can have signed the token (RP-35). */
  readKeysFor(token: string): Promise<void>;
  /** What came of opening the endpoint's answer of this run; undefined: it was not encrypted, or there is no key. */
  decryptionOf(step: LoginStep): Decryption | undefined;
  /**
   * With what an ID token may be signed, and what came of opening it; the provider's keys are those that were read in
   * this run.
   */
  idTokenRules(): SignatureRules & Pick<IdTokenExpectations, "decryption">;
  /** What a signed UserInfo answer must be; it may have any algorithm that can be verified (OIDC Core 5.3.4). */
  userinfoExpectations(): UserinfoExpectations;
  /** What a signed authorization response must be; without a list it may have any algorithm that can be verified. */
  responseExpectations(listed: readonly string[]): ResponseExpectations;
}

/** Sets up the client of a configuration. */
export const createRelyingParty = (parts: {
  readonly configuration: ClientConfiguration;
  readonly credentials: ClientCredentials;
  readonly algorithms: readonly string[];
  readonly recorder: TraceRecorder;
  readonly now: () => number;
  readonly signal?: AbortSignal;
  /** The key that tokens are bound to. */
  readonly binding?: BindingKey;
}): RelyingParty => {
  const { recorder } = parts;
  const configuration = withMtlsEndpoints(parts.configuration);
  const { endpoints } = configuration;
  const answers = new Map<LoginStep, HttpResponse>();
  const decryptions = new Map<LoginStep, Decryption>();
  let keys: readonly JWK[] = [];
  let ahead: Promise<unknown> | undefined;
  const hasSecret = usesClientSecret(configuration.clientAuthenticationMethod);
  const clientSecret = hasSecret ? parts.credentials.secret : undefined;
  const anyAlgorithms = verifiableAlgorithms(hasSecret);
  const signatures = (algorithms: readonly string[]): SignatureRules => ({
    algorithms,
    keys,
    ...(clientSecret === undefined ? {} : { clientSecret }),
  });
  const keyFor = openingKeys(parts.credentials.decryptionKey, clientSecret);
  const createClient = (): openid.Configuration => {
    const client = new openid.Configuration(
      serverMetadata(configuration, parts.algorithms, anyAlgorithms),
      configuration.clientId,
      undefined,
      clientAuthentication(configuration, parts.credentials),
    );
    openid.enableNonRepudiationChecks(client);
    // Which URLs may be plain HTTP was decided when they were saved or imported, and again before the run.
    openid.allowInsecureRequests(client);
    return client;
  };
  const [client, userinfoClient] = [createClient(), createClient()];

  const readKeys = async (): Promise<void> => {
    const request = {
      method: "GET",
      url: endpoints.jwks,
      headers: [["accept", "application/json"]] as const,
    };
    const response = await recorder.exchange(
      "id_token",
      "identity_provider",
      request,
      protocolLimits,
      parts.signal,
    );
    keys = readJwks(response, endpoints.jwks);
    recordRepeatedMembers(recorder, response, jwksDocument);
    const cache = { jwks: { keys: keys as never }, uat: Math.floor(parts.now() / 1000) };
    for (const each of [client, userinfoClient]) openid.setJwksCache(each, cache);
  };

  const openAnswer = async (step: LoginStep, received: HttpResponse): Promise<HttpResponse> => {
    if (step === "token_endpoint") learnTokens(received, recorder);
    const open = step === "userinfo" ? openUserinfo : openTokenResponse;
    const { response, decryption } = await open(received, keyFor);
    answers.set(step, response);
    if (decryption === undefined) decryptions.delete(step);
    else decryptions.set(step, decryption);
    return response;
  };

  const fetchRecorded = async (url: string, options: FetchOptions) => {
    const step = stepOf(url, configuration);
    const request = requestOfFetch(url, options);
    const received = await recorder.exchange(
      step,
      "identity_provider",
      request,
      protocolLimits,
      parts.signal,
    );
    const response = await openAnswer(step, received);
    const jwt = step === "token_endpoint" ? learnTokens(response, recorder) : jwtOf(response);
    if (step === "token_endpoint") await ahead;
    // Not read ahead, or the key was made since (RP-35).
    if (jwt !== undefined && (await needsOtherKeys(keys, jwt))) await readKeys();
    return responseForFetch(response);
  };
  for (const each of [client, userinfoClient]) each[openid.customFetch] = fetchRecorded;
  return {
    client,
    userinfoClient,
    dpopKey: parts.binding?.jwk,
    proofs: parts.binding === undefined ? {} : { DPoP: proofsWith(client, parts.binding) },
    answerOf: (step) => answers.get(step),
    decryptionOf: (step) => decryptions.get(step),
    postUserinfo: async (accessToken) => {
      await fetchRecorded(new URL(endpoints.userinfo).href, userinfoForm(accessToken));
    },
    // What goes wrong here goes wrong again when the keys are needed, and is told then.
    readKeysAhead: () => {
      ahead = readKeys().catch(() => {});
    },
    keys: async () => {
      await ahead;
      if (keys.length === 0) await readKeys();
      return keys;
    },
    readKeysFor: async (token) => {
      await ahead;
      if (await needsOtherKeys(keys, token)) await readKeys();
    },
    idTokenRules: () => {
      const decryption = decryptions.get("token_endpoint")?.outcome;
      return { ...signatures(parts.algorithms), ...(decryption === undefined ? {} : { decryption }) };
    },
    userinfoExpectations: () => ({
      issuer: configuration.issuer,
      clientId: configuration.clientId,
      now: parts.now(),
      ...signatures(anyAlgorithms),
    }),
    responseExpectations: (listed) => ({
      issuer: configuration.issuer,
      clientId: configuration.clientId,
      now: parts.now(),
      ...signatures(listed.length === 0 ? anyAlgorithms : supportedAlgorithms(listed, hasSecret)),
    }),
  };
};

const userinfoForm = (accessToken: string): FetchOptions => ({
  method: "POST",
  headers: {
    accept: "application/json, application/jwt",
    "content-type": "application/x-www-form-urlencoded",
  },
  body: new URLSearchParams({ access_token: accessToken }),
});

const serverMetadata = (
  configuration: ClientConfiguration,
  algorithms: readonly string[],
  anyAlgorithms: readonly string[],
): openid.ServerMetadata => ({
  issuer: configuration.issuer,
  authorization_endpoint: configuration.endpoints.authorization,
  token_endpoint: configuration.endpoints.token,
  jwks_uri: configuration.endpoints.jwks,
  id_token_signing_alg_values_supported: [...algorithms],
  userinfo_signing_alg_values_supported: [...anyAlgorithms],
  authorization_signing_alg_values_supported: [...anyAlgorithms],
  ...(configuration.endpoints.userinfo === "" ? {} : { userinfo_endpoint: configuration.endpoints.userinfo }),
  ...(configuration.endpoints.pushedAuthorizationRequest === ""
    ? {}
    : { pushed_authorization_request_endpoint: configuration.endpoints.pushedAuthorizationRequest }),
  ...(configuration.endpoints.endSession === ""
    ? {}
    : { end_session_endpoint: configuration.endpoints.endSession }),
  ...(configuration.endpoints.introspection === ""
    ? {}
    : { introspection_endpoint: configuration.endpoints.introspection }),
  ...(configuration.endpoints.revocation === ""
    ? {}
    : { revocation_endpoint: configuration.endpoints.revocation }),
});

/** Introspection and revocation are no steps of a login; they are told as the token endpoint, which they go with. */
const stepOf = (url: string, { endpoints }: ClientConfiguration): LoginStep => {
  const is = (endpoint: string) => URL.canParse(endpoint) && url === new URL(endpoint).href;
  if (is(endpoints.token)) return "token_endpoint";
  if (is(endpoints.pushedAuthorizationRequest)) return "authorization_endpoint";
  return is(endpoints.userinfo) ? "userinfo" : "token_endpoint";
};

/** Teaches the redactor the tokens of an answer; gives the ID token. */
const learnTokens = (response: HttpResponse, recorder: TraceRecorder): string | undefined => {
  const body = parseObject(response.body);
  const text = (name: string) => (typeof body?.[name] === "string" ? (body[name] as string) : undefined);
  for (const name of ["access_token", "refresh_token", "id_token"]) recorder.redactor.learn(text(name));
  return response.status === 200 ? text("id_token") : undefined;
};
