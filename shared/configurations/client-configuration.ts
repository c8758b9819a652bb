// Values and types without their schemas, so that the window does not load zod for them.
import type { z } from "zod";
import type {
  clientConfigurationDraftSchema,
  endpointsSchema,
  providerCapabilitiesSchema,
} from "./client-configuration-schema.ts";

/** Client authentication methods at the token endpoint (OIDC Core 9). */
export const clientAuthenticationMethods = [
  "client_secret_basic",
  "client_secret_post",
  "client_secret_jwt",
  "private_key_jwt",
  "none",
] as const;
export type ClientAuthenticationMethod = (typeof clientAuthenticationMethods)[number];

/** Methods that authenticate with the client secret. */
export const usesClientSecret = (method: ClientAuthenticationMethod): boolean =>
  method.startsWith("client_secret_");

/** Algorithms a client's key can sign with (RFC 7518 3.1, RFC 8037). */
export const clientKeyAlgorithms = [
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "ES256",
  "ES384",
  "ES512",
  "EdDSA",
] as const;
export type ClientKeyAlgorithm = (typeof clientKeyAlgorithms)[number];

/**
 * `aud` of a client assertion. The issuer is the safe one; some token endpoints insist on their own URL
 * (OIDC Core 9).
 */
export const assertionAudiences = ["issuer", "token_endpoint"] as const;

/**
 * How id and secret stand in the Basic header: form-encoded as the standard has it (RFC 6749 2.3.1), or as they
 * are, for providers that do not decode.
 */
export const basicEncodings = ["form_encoded", "as_is"] as const;

/** Values of `response_mode`; empty: not sent, which means `query` for a code. */
export const responseModes = ["", "query", "form_post"] as const;

/** Whether the authorization request is pushed first (RFC 9126). */
export const pushChoices = ["when_required", "always"] as const;

/** Hosts a loopback redirect may use (RFC 8252 7.3; `localhost` is not recommended by 8.3). */
export const loopbackHosts = ["127.0.0.1", "localhost", "[::1]"] as const;
export type LoopbackHost = (typeof loopbackHosts)[number];

/**
 * How the browser comes back: to a listener on the loopback interface, or to any redirect URI, which the test
 * window catches before it leaves the machine.
 */
export const redirectKinds = ["loopback", "captured"] as const;
export type RedirectKind = (typeof redirectKinds)[number];

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
  /** The client's own key for `private_key_jwt`; absent: there is none. */
  readonly clientKey?: ClientKey;
  /** Its issuer is the workbench's own demo identity provider, which has to be started for a login. */
  readonly isDemo?: true;
}

/** The public side of a client's key. */
export interface ClientKey {
  /** Key id, the thumbprint of the key (RFC 7638). */
  readonly keyId: string;
  readonly algorithm: ClientKeyAlgorithm;
  readonly createdAt: number;
  /** The public key as a JWKS document, ready to be registered. */
  readonly jwks: string;
  /** The public key in PEM (SubjectPublicKeyInfo). */
  readonly publicKeyPem: string;
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
  /** As in the configuration. */
  readonly isDemo?: true;
  readonly loginCount: number;
  readonly lastLogin?: { readonly state: "succeeded" | "failed" | "cancelled"; readonly endedAt: number };
}

/** A field without which no login can run, and the sentence that says so. */
export interface MissingField {
  readonly field:
    | "issuer"
    | "clientId"
    | "clientSecret"
    | "clientKey"
    | "selectedScopes"
    | "redirect.capturedUri"
    | `endpoints.${EndpointName}`;
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
    pushedAuthorizationRequestsRequired: false,
  },
  clientId: "",
  clientAuthenticationMethod: "client_secret_basic",
  basicEncoding: "form_encoded",
  assertionAudience: "issuer",
  selectedScopes: ["openid", "profile", "email"],
  redirect: { kind: "loopback", host: "127.0.0.1", path: "/oauth/v2/callback", capturedUri: "" },
  authorizationRequest: {
    prompt: "",
    loginHint: "",
    acrValues: "",
    uiLocales: "",
    claims: "",
    resources: [],
    responseMode: "",
    pushed: "when_required",
  },
  extraParameters: { authorization: [], token: [], refresh: [] },
  allowInsecureHttp: false,
  allowedOrigins: [],
});

/** A draft of an earlier version, with the defaults of what it does not know yet. */
export const completeDraft = (stored: Partial<ClientConfigurationDraft>): ClientConfigurationDraft => {
  const empty = emptyDraft("");
  return {
    ...empty,
    ...stored,
    endpoints: { ...empty.endpoints, ...stored.endpoints },
    redirect: { ...empty.redirect, ...stored.redirect },
    capabilities: { ...empty.capabilities, ...stored.capabilities },
    authorizationRequest: { ...empty.authorizationRequest, ...stored.authorizationRequest },
    extraParameters: { ...empty.extraParameters, ...stored.extraParameters },
  };
};

/** Takes the editable part out of a configuration. */
export const draftOf = (configuration: ClientConfiguration): ClientConfigurationDraft => {
  const {
    id: _id,
    createdAt: _createdAt,
    updatedAt: _updatedAt,
    clientSecretSavedAt: _saved,
    clientKey: _key,
    isDemo: _isDemo,
    ...draft
  } = configuration;
  return draft;
};
