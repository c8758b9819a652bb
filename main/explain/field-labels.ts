import type { FieldPath } from "./catalogue-entry.ts";

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
  clientSecret: "Client secret",
  selectedScopes: "Selected scopes",
  "redirect.host": "Redirect host",
  "redirect.port": "Redirect port",
  "redirect.path": "Redirect path",
  allowInsecureHttp: "Plain HTTP",
};

/** Whether a path that an error names is one of the form's. */
export const isFieldPath = (path: string | undefined): path is FieldPath =>
  path !== undefined && Object.hasOwn(fieldLabels, path);
