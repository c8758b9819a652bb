// Values and types without their schemas, so that the window does not load zod for them.
import type { z } from "zod";
import type {
  clientConfigurationDraftSchema,
  endpointsSchema,
  providerCapabilitiesSchema,
} from "./client-configuration-schema.ts";

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

/** The provider's endpoints; an empty string means "not given". */
export type Endpoints = Readonly<z.infer<typeof endpointsSchema>>;

/** What the provider's metadata offers, as of the last import; empty lists mean "not said". */
export type ProviderCapabilities = Readonly<z.infer<typeof providerCapabilitiesSchema>>;

/**
 * The editable part of a client configuration. Every text may be empty, so that an unfinished one can be
 * saved; `missingForLogin` says what a login still needs. The client secret is never part of it.
 */
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
