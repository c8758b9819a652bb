import { z } from "zod";

/** Client authentication methods at the token endpoint (OIDC Core 9). */
export const clientAuthenticationMethods = ["client_secret_basic", "client_secret_post", "none"] as const;
export type ClientAuthenticationMethod = (typeof clientAuthenticationMethods)[number];

/** Hosts a loopback redirect may use (RFC 8252 7.3; `localhost` is not recommended by 8.3). */
export const loopbackHosts = ["127.0.0.1", "localhost", "[::1]"] as const;
export type LoopbackHost = (typeof loopbackHosts)[number];

/** Names of the provider's endpoints, in the order of the form. */
export const endpointNames = [
  "authorization",
  "token",
  "userinfo",
  "jwks",
  "endSession",
  "introspection",
  "revocation",
  "pushedAuthorizationRequest",
  "deviceAuthorization",
] as const;
export type EndpointName = (typeof endpointNames)[number];

/** Length limits, in characters: generous for any real value, small enough to refuse rubbish early. */
const line = (max: number) => z.string().max(max);

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
});
export type Endpoints = Readonly<z.infer<typeof endpointsSchema>>;

/** What the provider's metadata offers, as of the last import; empty lists mean "not said". */
export const providerCapabilitiesSchema = z.strictObject({
  scopesSupported: z.array(line(512)).max(2000),
  clientAuthenticationMethodsSupported: z.array(line(128)).max(100),
  codeChallengeMethodsSupported: z.array(line(128)).max(100),
  idTokenSigningAlgorithmsSupported: z.array(line(128)).max(100),
  claimsSupported: z.array(line(512)).max(5000),
  issResponseParameterSupported: z.boolean(),
  importedAt: z.number().int().nonnegative().optional(),
});
export type ProviderCapabilities = Readonly<z.infer<typeof providerCapabilitiesSchema>>;

/**
 * The editable part of a client configuration. Every text may be empty, so that an unfinished one can be
 * saved; `missingForLogin` says what a login still needs. The client secret is never part of it.
 */
export const clientConfigurationDraftSchema = z.strictObject({
  alias: z.string().trim().min(1, "An alias is needed.").max(120),
  tags: z.array(line(40)).max(20),
  automaticConfigurationUrl: line(2048),
  issuer: line(2048),
  endpoints: endpointsSchema,
  capabilities: providerCapabilitiesSchema,
  clientId: line(1024),
  clientAuthenticationMethod: z.enum(clientAuthenticationMethods),
  selectedScopes: z
    .array(line(512).regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/, "A scope has no spaces, quotes or backslashes."))
    .max(200),
  redirect: z.strictObject({
    host: z.enum(loopbackHosts),
    /** Absent: the system chooses a free port for each login. */
    port: z.number().int().min(1).max(65535).optional(),
    path: z
      .string()
      .regex(/^\/[A-Za-z0-9\-._~/]*$/, "A path begins with / and has letters, digits, - . _ ~ only.")
      .max(256),
  }),
  /** Plain HTTP to hosts other than loopback: off unless switched on for this configuration. */
  allowInsecureHttp: z.boolean(),
  /** Origins (`https://host[:port]`) that this configuration's access tokens may be sent to. */
  allowedOrigins: z.array(line(512)).max(200),
});
export type ClientConfigurationDraft = Readonly<z.infer<typeof clientConfigurationDraftSchema>>;

/** One registration of a relying party at one issuer, as it is kept. */
export interface ClientConfiguration extends ClientConfigurationDraft {
  readonly id: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** When the client secret in the keychain was set; absent: there is none. */
  readonly clientSecretSavedAt?: number;
}

/** A row of the list of configurations. */
export interface ClientConfigurationSummary {
  readonly id: string;
  readonly alias: string;
  readonly tags: readonly string[];
  readonly issuer: string;
  readonly clientId: string;
  /** What a login still needs, in the form's words; empty: ready. */
  readonly missing: readonly MissingField[];
  readonly loginCount: number;
  readonly lastLogin?: { readonly state: "succeeded" | "failed" | "cancelled"; readonly endedAt: number };
}

/** A field without which no login can run, and the sentence that says so. */
export interface MissingField {
  readonly field: "issuer" | "clientId" | "clientSecret" | "selectedScopes" | `endpoints.${EndpointName}`;
  readonly message: string;
}

/** An empty draft with the defaults of a new configuration. */
export const emptyDraft = (alias: string): ClientConfigurationDraft => ({
  alias,
  tags: [],
  automaticConfigurationUrl: "",
  issuer: "",
  endpoints: {
    authorization: "",
    token: "",
    userinfo: "",
    jwks: "",
    endSession: "",
    introspection: "",
    revocation: "",
    pushedAuthorizationRequest: "",
    deviceAuthorization: "",
  },
  capabilities: {
    scopesSupported: [],
    clientAuthenticationMethodsSupported: [],
    codeChallengeMethodsSupported: [],
    idTokenSigningAlgorithmsSupported: [],
    claimsSupported: [],
    issResponseParameterSupported: false,
  },
  clientId: "",
  clientAuthenticationMethod: "client_secret_basic",
  selectedScopes: ["openid", "profile", "email"],
  redirect: { host: "127.0.0.1", path: "/oauth/v2/callback" },
  allowInsecureHttp: false,
  allowedOrigins: [],
});

/** Takes the editable part out of a configuration. */
export const draftOf = (configuration: ClientConfiguration): ClientConfigurationDraft => {
  const {
    id: _id,
    createdAt: _createdAt,
    updatedAt: _updatedAt,
    clientSecretSavedAt: _saved,
    ...draft
  } = configuration;
  return draft;
};
