import type { CatalogueEntry } from "../catalogue-entry.ts";
import {
  editClientId,
  editRedirect,
  replaceSecret,
  reviewExtraParameters,
  reviewScopes,
} from "../change-rules.ts";
import { entraEntry } from "./entra-entry.ts";

/** Entra: the application's registration and the request. */
export const entraApplications: readonly CatalogueEntry[] = [
  entraEntry(["50011"], {
    title: "The redirect URI is not in the app registration",
    meaning: [
      "Sent was {redirectUri}.",
      "Entra shows this on its own page, and compares to the letter but for the port of localhost.",
    ],
    causes: [
      "The URI is registered under another platform: it belongs under Mobile and desktop applications.",
      "http://127.0.0.1 can only be entered in the manifest; http://localhost can be entered anywhere.",
      "Path, capitals or a slash at the end differ.",
    ],
    changes: editRedirect,
    ask: ["Can {redirectUri} be added under Mobile and desktop applications?"],
  }),
  entraEntry(["700016", "700011"], {
    title: "The tenant does not have this application",
    meaning: ["The client ID {clientId} is not found in the tenant of {issuer}."],
    causes: [
      "The tenant is another one than the application's.",
      "The object ID was copied in place of the application (client) ID.",
      "The application is of another tenant, and nobody has installed it here yet.",
    ],
    changes: [...editClientId, { field: "issuer" }, { field: "automaticConfigurationUrl" }],
    ask: ["In which tenant is this application registered, and is it installed in yours?"],
  }),
  entraEntry(["90002"], {
    title: "The tenant does not exist",
    meaning: ["Entra knows no tenant of the name in the URL."],
    causes: ["A typing error in the tenant.", "The tenant is in a national cloud, with a host of its own."],
    changes: [{ field: "automaticConfigurationUrl" }, { field: "issuer" }],
    ask: ["What is the tenant ID, and in which cloud is it?"],
  }),
  entraEntry(["50059"], {
    title: "The request does not say which tenant is meant",
    meaning: ["Neither the URL nor the user tells it."],
    causes: ["The endpoint is /common or /organizations where a tenant is needed."],
    changes: [{ field: "automaticConfigurationUrl" }, { field: "issuer" }],
    ask: ["What is the tenant ID?"],
  }),
  entraEntry(["50194", "9001023"], {
    title: "The application belongs to one tenant, and /common was asked",
    meaning: ["A single-tenant application, or this grant, works at the tenant's own endpoint only."],
    causes: [
      "The automatic configuration URL has common, organizations or consumers in place of the tenant ID.",
    ],
    changes: [{ field: "automaticConfigurationUrl" }, { field: "issuer" }],
    ask: ["What is the tenant ID, or shall the application be multi-tenant?"],
  }),
  entraEntry(["650056"], {
    title: "The application is not set up completely",
    meaning: [
      "It asks for permissions that its registration does not list, or it is not installed in this tenant.",
    ],
    causes: [
      "API permissions are missing, User.Read of Microsoft Graph for instance.",
      "Nobody consented in this tenant.",
    ],
    changes: [{ field: "selectedScopes" }, ...editClientId],
    ask: ["Can the API permissions be added and an administrator consent?"],
  }),
  entraEntry(["650057"], {
    title: "The resource is not among the application's permissions",
    meaning: ["A scope belongs to an API that the registration does not list."],
    causes: ["The API permission was never added.", "The scope has the prefix of another API."],
    changes: reviewScopes,
    ask: ["Can the API permission for {scopes} be added?"],
  }),
  entraEntry(["50001", "500011"], {
    title: "The API of a scope is not in this tenant",
    meaning: ["Entra found no enabled service principal for it."],
    causes: [
      "The Application ID URI is misspelled.",
      "The API is disabled, or was never installed in this tenant.",
    ],
    changes: [{ field: "selectedScopes" }],
    ask: ["Which Application ID URI does the API have, and is it installed here?"],
  }),
  entraEntry(["70011", "28002"], {
    title: "A scope is not valid",
    meaning: [
      "Selected is {scopes}.",
      "Not offered is {scopesRefused}.",
      "A scope of an API is written api://<id>/<name> or with the API's URI.",
    ],
    causes: [
      "The scope is misspelled or lacks its prefix.",
      "The API does not expose it.",
      ".default stands beside other scopes.",
    ],
    changes: reviewScopes,
    ask: ["Which scopes does the API expose, and with which prefix?"],
  }),
  entraEntry(["700022"], {
    title: "The scopes are of more than one API",
    meaning: ["One token is for one API: scopes of two cannot be asked for at once."],
    causes: ["Scopes of Microsoft Graph and of another API are selected together."],
    changes: [{ field: "selectedScopes" }],
  }),
  entraEntry(["700054", "70005"], {
    title: "The response type is not enabled for the application",
    meaning: ["The workbench asks for code; id_token and token would have to be enabled."],
    causes: [
      "An extra parameter sets response_type.",
      "The registration has no platform with a redirect URI.",
    ],
    changes: [...reviewExtraParameters, ...editRedirect],
    ask: ["Under which platform is the redirect URI registered?"],
  }),
  entraEntry(["50147", "501491"], {
    title: "The PKCE challenge does not have the right size",
    meaning: ["Entra wants 43 to 128 characters, and got something else."],
    causes: ["The link was copied only in part.", "A proxy changes parameters."],
    changes: [],
    ask: ["Which code_challenge did the request have?"],
  }),
  entraEntry(["50146"], {
    title: "The application needs a signing key of its own",
    meaning: ["It has custom claims, and neither a key of its own nor acceptMappedClaims."],
    causes: ["A claims mapping was added without a signing key."],
    changes: [],
    ask: ["Can the application get a signing key, or acceptMappedClaims in its manifest?"],
  }),
  entraEntry(["901002"], {
    title: "This endpoint does not take the parameter resource",
    meaning: ["The v2.0 endpoint names the API by its scopes."],
    causes: ["A resource was meant for the v1.0 endpoint."],
    changes: [
      { field: "authorizationRequest.resources" },
      ...reviewExtraParameters,
      { field: "selectedScopes" },
    ],
  }),
  entraEntry(["90014", "900144"], {
    title: "A parameter is missing in the request",
    meaning: ["Entra's description names it."],
    causes: ["The field that fills it is empty.", "A proxy has dropped the body of the request."],
    changes: [...editClientId, { field: "selectedScopes" }, ...replaceSecret],
    ask: ["Did the request reach you with this parameter?"],
  }),
  entraEntry(["900561"], {
    title: "The endpoint takes another method",
    meaning: ["A page was asked for where a form is sent, or the reverse."],
    causes: [
      "Authorization and token endpoint were exchanged.",
      "The link of the token endpoint was opened in a browser.",
    ],
    changes: [{ field: "endpoints.authorization" }, { field: "endpoints.token" }],
  }),
  entraEntry(["9002313"], {
    title: "The request is malformed",
    meaning: ["Entra could not read it."],
    causes: ["Endpoints of v1.0 and v2.0 are mixed.", "The code was cut, or has line breaks."],
    changes: [{ field: "endpoints.token" }, { field: "automaticConfigurationUrl" }],
    ask: ["What is malformed in this request?"],
  }),
];
