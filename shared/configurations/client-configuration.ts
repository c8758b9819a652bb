// Values and types without their schemas, so that the window does not load zod for them.
import type { z } from "zod";
import { defaultProvisioning, defaultRoleParsing } from "../provisioning/provisioning-settings.ts";
import type { ClientRegistration } from "../registration/registration.ts";
import type {
  clientConfigurationDraftSchema,
  endpointsSchema,
  providerCapabilitiesSchema,
} from "./client-configuration-schema.ts";
import type { ClientCertificate, ClientKey, DecryptionKey } from "./client-key.ts";

/** Client authentication methods at the token endpoint (OIDC Core 9). */
export const clientAuthenticationMethods = [
  "client_secret_basic",
  "client_secret_post",
  "client_secret_jwt",
  "private_key_jwt",
  "tls_client_auth",
  "self_signed_tls_client_auth",
  "none",
] as const;
export type ClientAuthenticationMethod = (typeof clientAuthenticationMethods)[number];

/** Presets of providers, in the order of the list; each knows a URL's shape, the usual scopes and the quirks. */
export const presetNames = [
  "generic",
  "mendix",
  "siemens_sam",
  "salesforce",
  "entra",
  "google",
  "okta",
  "auth0",
  "keycloak",
  "ping",
  "cognito",
  "gitlab",
  "demo",
] as const;
export type PresetName = (typeof presetNames)[number];

/** Methods that authenticate with the client certificate of the TLS connection (RFC 8705 2). */
export const usesClientCertificate = (method: ClientAuthenticationMethod): boolean =>
  method.endsWith("tls_client_auth");

/** Methods that authenticate with the client secret. */
export const usesClientSecret = (method: ClientAuthenticationMethod): boolean =>
  method.startsWith("client_secret_");

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

/**
 * Values of `response_mode`; empty: not sent, which means `query` for a code. Those with `jwt` ask for a signed
 * answer (JARM 2.3).
 */
export const responseModes = ["", "query", "form_post", "jwt", "query.jwt", "form_post.jwt"] as const;
export type ResponseMode = (typeof responseModes)[number];

/** Modes in which the browser posts the answer as a form. */
export const usesFormPost = (mode: ResponseMode): boolean => mode.startsWith("form_post");

/** Modes in which the answer is a JWT that the provider has signed (JARM 2.3). */
export const asksForSignedResponse = (mode: ResponseMode): boolean => mode.endsWith("jwt");

/**
 * How the authorization request goes out as a request object (RFC 9101): only where the provider demands it, by
 * value, or by a reference to the loopback interface, from which a provider on this machine can fetch it.
 */
export const requestObjectDeliveries = ["when_required", "by_value", "by_reference"] as const;

/** Where the access token stands in a UserInfo request: in the header, or in a form (RFC 6750 2.1, 2.2). */
export const userinfoTokenPlaces = ["header", "body"] as const;

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
  "registration",
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
  /** The client's own key, which signs assertions and request objects; absent: there is none. */
  readonly clientKey?: ClientKey;
  /** The key that is to replace `clientKey` once a login with it has gone well; absent: no rotation is under way. */
  readonly nextClientKey?: ClientKey;
  /** The key that the provider encrypts ID tokens and UserInfo for; absent: there is none. */
  readonly decryptionKey?: DecryptionKey;
  /** Shown on TLS connections to the provider; absent: there is none. */
  readonly clientCertificate?: ClientCertificate;
  /** The client was registered from here; absent: by hand. */
  readonly registration?: ClientRegistration;
  /** Its issuer is the workbench's own demo identity provider, which has to be started for a login. */
  readonly isDemo?: true;
}

/** A row of the list of configurations. */
export interface ClientConfigurationSummary {
  readonly id: string;
  readonly alias: string;
  readonly preset: PresetName;
  readonly tags: readonly string[];
  readonly issuer: string;
  readonly clientId: string;
  /** What a login still needs, in the form's words; empty: ready. */
  readonly missing: readonly MissingField[];
  /** As in the configuration. */
  readonly isDemo?: true;
  /** How many of the doctor's checks it does not pass; absent: the doctor has not looked since it was saved. */
  readonly diagnosis?: { readonly failed: number; readonly warnings: number };
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
    | "clientCertificate"
    | "selectedScopes"
    | "redirect.capturedUri"
    | `endpoints.${EndpointName}`;
  readonly message: string;
}

/** An empty draft with the defaults of a new configuration. */
export const emptyDraft = (alias: string): ClientConfigurationDraft => ({
  alias,
  preset: "generic",
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
    registration: "",
  },
  capabilities: {
    scopesSupported: [],
    clientAuthenticationMethodsSupported: [],
    codeChallengeMethodsSupported: [],
    idTokenSigningAlgorithmsSupported: [],
    claimsSupported: [],
    issResponseParameterSupported: false,
    pushedAuthorizationRequestsRequired: false,
    subjectTypesSupported: [],
    responseModesSupported: [],
    authorizationSigningAlgorithmsSupported: [],
    requestObjectSigningAlgorithmsSupported: [],
    requestObjectEncryptionAlgorithmsSupported: [],
    requestObjectEncryptionMethodsSupported: [],
    signedRequestObjectRequired: false,
    dpopSigningAlgorithmsSupported: [],
    mtlsEndpoints: {
      token: "",
      userinfo: "",
      introspection: "",
      revocation: "",
      pushedAuthorizationRequest: "",
    },
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
    requestObject: { delivery: "when_required", signed: true, encrypted: false },
  },
  dpop: false,
  userinfoTokenIn: "header",
  connection: { proxyUrl: "", certificateAuthorities: "" },
  extraParameters: { authorization: [], token: [], refresh: [] },
  allowInsecureHttp: false,
  allowedOrigins: [],
  provisioning: { ...defaultProvisioning, rows: [], defaults: [] },
  roleParsing: { ...defaultRoleParsing, defaultRoles: [] },
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
    connection: { ...empty.connection, ...stored.connection },
    provisioning: { ...empty.provisioning, ...stored.provisioning },
    roleParsing: { ...empty.roleParsing, ...stored.roleParsing },
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
    nextClientKey: _next,
    decryptionKey: _decryption,
    clientCertificate: _certificate,
    registration: _registration,
    isDemo: _isDemo,
    ...draft
  } = configuration;
  return draft;
};
