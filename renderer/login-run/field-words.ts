/** The form's label of a configuration's field that an error names; undefined for a field of no label. */
export const fieldWords = (field: string): string | undefined =>
  Object.hasOwn(words, field) ? words[field] : undefined;

const words: Readonly<Record<string, string>> = {
  alias: "Alias",
  automaticConfigurationUrl: "Automatic configuration URL",
  issuer: "Issuer",
  clientId: "Client ID",
  clientSecret: "Client secret",
  clientAuthenticationMethod: "Client authentication method",
  selectedScopes: "Selected scopes",
  allowInsecureHttp: "Plain HTTP",
  allowedOrigins: "Allowed origins",
  "redirect.host": "Redirect host",
  "redirect.port": "Redirect port",
  "redirect.path": "Redirect path",
  "endpoints.authorization": "Authorization endpoint",
  "endpoints.token": "Token endpoint",
  "endpoints.userinfo": "UserInfo endpoint",
  "endpoints.jwks": "JWKS endpoint",
  "endpoints.endSession": "End-session endpoint",
};
