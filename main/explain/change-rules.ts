import type { ChangeRule } from "./catalogue-entry.ts";

/** Rules that many entries share, in the order in which they are shown. */
export const changeMethodThenSecret: readonly ChangeRule[] = [
  { field: "clientAuthenticationMethod", to: "listed_method", optional: true },
  { field: "clientAuthenticationMethod", to: "unencoded_method", optional: true },
  { field: "clientSecret" },
  { field: "clientAuthenticationMethod" },
];
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
