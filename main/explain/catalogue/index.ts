import type { CatalogueEntry } from "../catalogue-entry.ts";
import { bearerAndRegistration } from "./bearer-and-registration.ts";
import { clientAuthentication } from "./client-authentication.ts";
import { entraApplications } from "./entra-applications.ts";
import { entraTokens } from "./entra-tokens.ts";
import { entraUsers } from "./entra-users.ts";
import { extensions } from "./extensions.ts";
import { failureCodes } from "./failure-codes.ts";
import { googleAndOkta } from "./google-and-okta.ts";
import { keycloakAndAuth0 } from "./keycloak-and-auth0.ts";
import { oauthAuthorization } from "./oauth-authorization.ts";
import { oauthToken } from "./oauth-token.ts";
import { openidConnect } from "./openid-connect.ts";
import { phrases } from "./phrases.ts";
import { salesforceAndOthers } from "./salesforce-and-others.ts";
import { specialFailures } from "./special-failures.ts";
import { userPhrases } from "./user-phrases.ts";

/** All entries: single providers first, then standards, then phrases, then our own codes. */
export const catalogue: readonly CatalogueEntry[] = [
  ...entraApplications,
  ...entraUsers,
  ...entraTokens,
  ...googleAndOkta,
  ...keycloakAndAuth0,
  ...salesforceAndOthers,
  ...specialFailures,
  ...bearerAndRegistration,
  ...clientAuthentication,
  ...extensions,
  ...openidConnect,
  ...oauthToken,
  ...oauthAuthorization,
  ...phrases,
  ...userPhrases,
  ...failureCodes,
];

/** How many entries the catalogue has. */
export const catalogueSize: number = catalogue.length;
