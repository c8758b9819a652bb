import { z } from "zod";
import {
  expressionSources,
  provisioningFlows,
  roleParsers,
  roleTokens,
} from "../provisioning/provisioning-settings.ts";
import {
  assertionAudiences,
  basicEncodings,
  clientAuthenticationMethods,
  loopbackHosts,
  presetNames,
  pushChoices,
  redirectKinds,
  requestObjectDeliveries,
  responseModes,
  userinfoTokenPlaces,
} from "./client-configuration.ts";

/** Length limits, in characters: generous for any real value, small enough to refuse rubbish early. */
const line = (max: number) => z.string().max(max);

/** A parameter that is sent besides the standard's own; it may occur more than once. */
const extraParameters = z.array(z.strictObject({ name: line(256), value: line(8192) })).max(50);

/** Empty, or a JSON object (OIDC Core 5.5). */
const claimsParameter = line(16384).refine(isEmptyOrJsonObject, "The claims parameter is a JSON object.");

/** The provider's endpoints; an empty string means "not given". */
export const endpointsSchema = z.strictObject({
  authorization: line(2048),
  token: line(2048),
  userinfo: line(2048),
  jwks: line(2048),
  endSession: line(2048),
  introspection: line(2048),
  revocation: line(2048),
  pushedAuthorizationRequest: line(2048),
  deviceAuthorization: line(2048),
  registration: line(2048),
});

/** Endpoints that are to be used with a client certificate (RFC 8705 5); an empty string means "not given". */
const mtlsEndpointsSchema = z.strictObject({
  token: line(2048),
  userinfo: line(2048),
  introspection: line(2048),
  revocation: line(2048),
  pushedAuthorizationRequest: line(2048),
});

/** Attributes are columns of a table, on the screen and in a file. */
const attributeName = line(64);

const algorithms = z.array(line(128)).max(100);

/** What the provider's metadata offers, as of the last import; empty lists mean "not said". */
export const providerCapabilitiesSchema = z.strictObject({
  scopesSupported: z.array(line(512)).max(2000),
  clientAuthenticationMethodsSupported: z.array(line(128)).max(100),
  codeChallengeMethodsSupported: z.array(line(128)).max(100),
  idTokenSigningAlgorithmsSupported: z.array(line(128)).max(100),
  claimsSupported: z.array(line(512)).max(5000),
  issResponseParameterSupported: z.boolean(),
  pushedAuthorizationRequestsRequired: z.boolean(),
  subjectTypesSupported: z.array(line(128)).max(10),
  responseModesSupported: z.array(line(128)).max(100),
  /** Of answers to authorization requests (JARM 4). */
  authorizationSigningAlgorithmsSupported: algorithms,
  requestObjectSigningAlgorithmsSupported: algorithms,
  requestObjectEncryptionAlgorithmsSupported: algorithms,
  requestObjectEncryptionMethodsSupported: algorithms,
  signedRequestObjectRequired: z.boolean(),
  dpopSigningAlgorithmsSupported: algorithms,
  mtlsEndpoints: mtlsEndpointsSchema,
  importedAt: z.number().int().nonnegative().optional(),
});

/**
 * The editable part of a client configuration. Every text may be empty, so that an unfinished one can be
 * saved; `missingForLogin` says what a login still needs. The client secret is never part of it.
 */
export const clientConfigurationDraftSchema = z.strictObject({
  alias: z.string().trim().min(1, "An alias is needed.").max(120),
  preset: z.enum(presetNames),
  tags: z.array(line(40)).max(20),
  automaticConfigurationUrl: line(2048),
  issuer: line(2048),
  endpoints: endpointsSchema,
  capabilities: providerCapabilitiesSchema,
  clientId: line(1024),
  clientAuthenticationMethod: z.enum(clientAuthenticationMethods),
  basicEncoding: z.enum(basicEncodings),
  assertionAudience: z.enum(assertionAudiences),
  selectedScopes: z
    .array(line(512).regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/, "A scope has no spaces, quotes or backslashes."))
    .max(200),
  redirect: z.strictObject({
    kind: z.enum(redirectKinds),
    host: z.enum(loopbackHosts),
    /** Absent: the system chooses a free port for each login. */
    port: z.number().int().min(1).max(65535).optional(),
    path: z
      .string()
      .regex(/^\/[A-Za-z0-9\-._~/]*$/, "A path begins with / and has letters, digits, - . _ ~ only.")
      .max(256),
    /** The redirect URI of the kind `captured`, as it is registered; empty: not given. */
    capturedUri: line(2048),
  }),
  /** Members of the authorization request (OIDC Core 3.1.2.1, RFC 8707); what is empty is not sent. */
  authorizationRequest: z.strictObject({
    prompt: line(256),
    maxAgeInSeconds: z.number().int().nonnegative().max(1e9).optional(),
    loginHint: line(512),
    acrValues: line(2048),
    uiLocales: line(256),
    claims: claimsParameter,
    resources: z.array(line(2048)).max(20),
    responseMode: z.enum(responseModes),
    pushed: z.enum(pushChoices),
    requestObject: z.strictObject({
      delivery: z.enum(requestObjectDeliveries),
      /** By the client's key; not signed is `alg` `none` (RFC 9101 4). */
      signed: z.boolean(),
      /** For a key of the provider's key set (RFC 9101 6.1). */
      encrypted: z.boolean(),
    }),
  }),
  /** Tokens are bound to a key that is made for each login (RFC 9449). */
  dpop: z.boolean(),
  userinfoTokenIn: z.enum(userinfoTokenPlaces),
  /** How the provider and the APIs are reached; what is empty is as the machine has it. */
  connection: z.strictObject({
    /** `http://host:port` of a proxy, without user and password. */
    proxyUrl: line(2048),
    /** Certificates in PEM of authorities that are trusted besides the machine's. */
    certificateAuthorities: line(256 * 1024),
  }),
  extraParameters: z.strictObject({
    authorization: extraParameters,
    token: extraParameters,
    refresh: extraParameters,
  }),
  /** Plain HTTP to hosts other than loopback: off unless switched on for this configuration. */
  allowInsecureHttp: z.boolean(),
  /** Origins (`https://host[:port]`) that this configuration's access tokens may be sent to. */
  allowedOrigins: z.array(line(512)).max(200),
  /** How logins create and update users. */
  provisioning: z.strictObject({
    flow: z.enum(provisioningFlows),
    findBy: attributeName,
    createUsers: z.boolean(),
    rows: z
      .array(
        z.strictObject({
          attribute: attributeName,
          source: z.enum(expressionSources),
          expression: line(4096),
        }),
      )
      .max(50),
    defaults: z.array(z.strictObject({ attribute: attributeName, value: line(1024) })).max(50),
  }),
  /** How logins give roles. */
  roleParsing: z.strictObject({
    parser: z.enum(roleParsers),
    token: z.enum(roleTokens),
    expression: line(4096),
    fromScopes: z.boolean(),
    defaultRoles: z.array(line(64)).max(200),
  }),
});

function isEmptyOrJsonObject(text: string): boolean {
  if (text.trim() === "") return true;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
