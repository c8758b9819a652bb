import {
  type ClientConfigurationDraft,
  type EndpointName,
  endpointNames,
} from "#shared/configurations/client-configuration.ts";

/** Members of the authorization request, in the order of the form. */
export const requestMembers = [
  "prompt",
  "maxAgeInSeconds",
  "loginHint",
  "acrValues",
  "uiLocales",
  "claims",
  "resources",
  "responseMode",
  "pushed",
  "requestObject",
] as const satisfies readonly (keyof ClientConfigurationDraft["authorizationRequest"])[];

/** Members of the connection, in the order of the form. */
export const connectionMembers = [
  "proxyUrl",
  "certificateAuthorities",
] as const satisfies readonly (keyof ClientConfigurationDraft["connection"])[];

/** Members of the provisioning, in the order of its tab. */
export const provisioningMembers = [
  "flow",
  "findBy",
  "createUsers",
  "rows",
  "defaults",
] as const satisfies readonly (keyof ClientConfigurationDraft["provisioning"])[];

/** Members of the access token's tab, in its order. */
export const roleParsingMembers = [
  "parser",
  "token",
  "expression",
  "fromScopes",
  "defaultRoles",
] as const satisfies readonly (keyof ClientConfigurationDraft["roleParsing"])[];

/** The requests that take extra parameters, in the order of a login. */
export const extendedRequests = [
  "authorization",
  "token",
  "refresh",
] as const satisfies readonly (keyof ClientConfigurationDraft["extraParameters"])[];
export type ExtendedRequest = (typeof extendedRequests)[number];

/** Parts of a draft that are edited member by member; of the other parts an edit replaces the whole. */
type Group =
  | "endpoints"
  | "authorizationRequest"
  | "extraParameters"
  | "connection"
  | "provisioning"
  | "roleParsing";

/** A field of the form, as it is marked, focused and complained about. */
export type FieldName =
  | Exclude<keyof ClientConfigurationDraft, Group | "redirect">
  | "clientSecret"
  | "clientKey"
  | "nextClientKey"
  | "decryptionKey"
  | "clientCertificate"
  | `connection.${(typeof connectionMembers)[number]}`
  | `provisioning.${(typeof provisioningMembers)[number]}`
  | `roleParsing.${(typeof roleParsingMembers)[number]}`
  | `endpoints.${EndpointName}`
  | `redirect.${keyof ClientConfigurationDraft["redirect"]}`
  | `authorizationRequest.${(typeof requestMembers)[number]}`
  | `extraParameters.${ExtendedRequest}`;

/** What was typed and is not saved yet, over the configuration as it is kept. */
export type DraftEdits = Partial<Omit<ClientConfigurationDraft, Group>> & {
  readonly [Name in Group]?: Partial<ClientConfigurationDraft[Name]>;
};

/** The draft that is shown: what is kept, with the edits over it. */
export const applyEdits = (kept: ClientConfigurationDraft, edits: DraftEdits): ClientConfigurationDraft => ({
  ...kept,
  ...edits,
  endpoints: { ...kept.endpoints, ...edits.endpoints },
  connection: { ...kept.connection, ...edits.connection },
  authorizationRequest: { ...kept.authorizationRequest, ...edits.authorizationRequest },
  extraParameters: { ...kept.extraParameters, ...edits.extraParameters },
  provisioning: { ...kept.provisioning, ...edits.provisioning },
  roleParsing: { ...kept.roleParsing, ...edits.roleParsing },
});

/** Adds an edit to those that are there. */
export const mergeEdits = (edits: DraftEdits, more: DraftEdits): DraftEdits => ({
  ...edits,
  ...more,
  ...mergeGroup("endpoints", edits, more),
  ...mergeGroup("connection", edits, more),
  ...mergeGroup("authorizationRequest", edits, more),
  ...mergeGroup("extraParameters", edits, more),
  ...mergeGroup("provisioning", edits, more),
  ...mergeGroup("roleParsing", edits, more),
});

const mergeGroup = (name: Group, edits: DraftEdits, more: DraftEdits) =>
  edits[name] || more[name] ? { [name]: { ...edits[name], ...more[name] } } : {};

const plainFields = [
  "alias",
  "preset",
  "tags",
  "automaticConfigurationUrl",
  "issuer",
  "capabilities",
  "clientId",
  "clientAuthenticationMethod",
  "basicEncoding",
  "assertionAudience",
  "selectedScopes",
  "dpop",
  "userinfoTokenIn",
  "allowInsecureHttp",
  "allowedOrigins",
] as const satisfies readonly (keyof ClientConfigurationDraft)[];

/** The fields in which a draft differs from what is kept. */
export const changedFields = (
  kept: ClientConfigurationDraft,
  draft: ClientConfigurationDraft,
): ReadonlySet<FieldName> => {
  const changed = new Set<FieldName>();
  const note = (field: FieldName, before: unknown, after: unknown) => {
    if (differs(before, after)) changed.add(field);
  };
  for (const field of plainFields) note(field, kept[field], draft[field]);
  for (const name of endpointNames) note(`endpoints.${name}`, kept.endpoints[name], draft.endpoints[name]);
  for (const part of ["kind", "host", "port", "path", "capturedUri"] as const)
    note(`redirect.${part}`, kept.redirect[part], draft.redirect[part]);
  for (const name of requestMembers)
    note(`authorizationRequest.${name}`, kept.authorizationRequest[name], draft.authorizationRequest[name]);
  for (const name of connectionMembers)
    note(`connection.${name}`, kept.connection[name], draft.connection[name]);
  for (const name of provisioningMembers)
    note(
      `provisioning.${name}`,
      withoutBlankRows(kept.provisioning)[name],
      withoutBlankRows(draft.provisioning)[name],
    );
  for (const name of roleParsingMembers)
    note(`roleParsing.${name}`, kept.roleParsing[name], draft.roleParsing[name]);
  for (const name of extendedRequests)
    note(
      `extraParameters.${name}`,
      withoutEmptyRows(kept.extraParameters[name]),
      withoutEmptyRows(draft.extraParameters[name]),
    );
  return changed;
};

const differs = (one: unknown, other: unknown): boolean =>
  one !== other && JSON.stringify(one) !== JSON.stringify(other);

/** Provisioning without the attributes and defaults in which nothing stands. */
export const withoutBlankRows = (
  provisioning: ClientConfigurationDraft["provisioning"],
): ClientConfigurationDraft["provisioning"] => ({
  ...provisioning,
  rows: provisioning.rows.filter((row) => row.attribute.trim() !== "" || row.expression.trim() !== ""),
  defaults: provisioning.defaults.filter(({ attribute, value }) => attribute.trim() !== "" || value !== ""),
});

/** Parameters without the rows in which nothing stands. */
export const withoutEmptyRows = (
  rows: ClientConfigurationDraft["extraParameters"][ExtendedRequest],
): ClientConfigurationDraft["extraParameters"][ExtendedRequest] =>
  rows.filter(({ name, value }) => name.trim() !== "" || value !== "");
