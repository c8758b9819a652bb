import type { ChangeRule } from "./catalogue-entry.ts";

/** Rules that many entries share, in the order in which they are shown. */
export const changeMethodThenSecret: readonly ChangeRule[] = [
  { field: "clientAuthenticationMethod", to: "listed_method", optional: true },
  { field: "basicEncoding", to: "unencoded_id", optional: true },
  { field: "clientAuthenticationMethod", to: "unencoded_method", optional: true },
  { field: "clientSecret" },
  { field: "clientKey" },
  { field: "clientAuthenticationMethod" },
];
/** The same where nothing more is known: the secret may have punctuation in it. */
export const changeMethodThenAnything: readonly ChangeRule[] = [
  ...changeMethodThenSecret,
  { field: "basicEncoding", to: "unencoded_secret", optional: true },
];
export const changeAudience: readonly ChangeRule[] = [
  { field: "assertionAudience", to: "other_audience", optional: true },
];
export const reviewExtraParameters: readonly ChangeRule[] = [{ field: "extraParameters.authorization" }];
export const replaceSecret: readonly ChangeRule[] = [{ field: "clientSecret" }];
export const editClientId: readonly ChangeRule[] = [{ field: "clientId" }];
export const editRedirect: readonly ChangeRule[] = [
  { field: "redirect.host", to: "localhost_host", optional: true },
  { field: "redirect.port" },
  { field: "redirect.path" },
];
export const reviewScopes: readonly ChangeRule[] = [{ field: "selectedScopes", to: "accepted_scopes" }];
export const addRefreshScope: readonly ChangeRule[] = [
  { field: "selectedScopes", to: "scopes_with_refresh", optional: true },
];
export const importAgain: readonly ChangeRule[] = [{ field: "automaticConfigurationUrl" }];
export const editFailingEndpoint: readonly ChangeRule[] = [{ field: "failing_endpoint" }];
