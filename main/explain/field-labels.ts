import type { FieldPath } from "#shared/explain/field-path.ts";

/** Names of the fields as the form has them. */
export const fieldLabels: Readonly<Record<FieldPath, string>> = {
  automaticConfigurationUrl: "Automatic configuration URL",
  issuer: "Issuer",
  "endpoints.authorization": "Authorization endpoint",
  "endpoints.token": "Token endpoint",
  "endpoints.userinfo": "UserInfo endpoint",
  "endpoints.jwks": "JWKS endpoint",
  "endpoints.endSession": "End-session endpoint",
  "endpoints.introspection": "Introspection endpoint",
  "endpoints.revocation": "Revocation endpoint",
  "endpoints.pushedAuthorizationRequest": "Pushed authorization request endpoint",
  "endpoints.deviceAuthorization": "Device authorization endpoint",
  clientId: "Client ID",
  clientAuthenticationMethod: "Client authentication method",
  basicEncoding: "Basic header",
  assertionAudience: "Assertion audience",
  clientSecret: "Client secret",
  clientKey: "Client key",
  selectedScopes: "Selected scopes",
  "redirect.kind": "Redirect",
  "redirect.capturedUri": "Captured redirect URI",
  "redirect.host": "Redirect host",
  "redirect.port": "Redirect port",
  "redirect.path": "Redirect path",
  "authorizationRequest.prompt": "Prompt",
  "authorizationRequest.maxAgeInSeconds": "Maximum age",
  "authorizationRequest.loginHint": "Login hint",
  "authorizationRequest.acrValues": "ACR values",
  "authorizationRequest.uiLocales": "UI locales",
  "authorizationRequest.claims": "Claims",
  "authorizationRequest.resources": "Resources",
  "authorizationRequest.responseMode": "Response mode",
  "authorizationRequest.pushed": "Pushed request",
  "extraParameters.authorization": "Extra parameters, authorization request",
  "extraParameters.token": "Extra parameters, token request",
  "extraParameters.refresh": "Extra parameters, refresh request",
  allowInsecureHttp: "Plain HTTP",
};

/** Whether a path that an error names is one of the form's. */
export const isFieldPath = (path: string | undefined): path is FieldPath =>
  path !== undefined && Object.hasOwn(fieldLabels, path);
