import {
  type ClientConfigurationDraft,
  type EndpointName,
  endpointNames,
} from "#shared/configurations/client-configuration.ts";

/** A field of the form, as it is marked, focused and complained about. */
export type FieldName =
  | Exclude<keyof ClientConfigurationDraft, "endpoints" | "redirect">
  | "clientSecret"
  | "clientKey"
  | `endpoints.${EndpointName}`
  | `redirect.${"host" | "port" | "path"}`;

/** What was typed and is not saved yet, over the configuration as it is kept. */
export type DraftEdits = Partial<Omit<ClientConfigurationDraft, "endpoints" | "redirect">> & {
  readonly endpoints?: Partial<ClientConfigurationDraft["endpoints"]>;
  readonly redirect?: ClientConfigurationDraft["redirect"];
};

/** The draft that is shown: what is kept, with the edits over it. */
export const applyEdits = (kept: ClientConfigurationDraft, edits: DraftEdits): ClientConfigurationDraft => ({
  ...kept,
  ...edits,
  endpoints: { ...kept.endpoints, ...edits.endpoints },
});

/** Adds an edit to those that are there; endpoints are edited one by one. */
export const mergeEdits = (edits: DraftEdits, more: DraftEdits): DraftEdits => ({
  ...edits,
  ...more,
  ...((edits.endpoints || more.endpoints) && { endpoints: { ...edits.endpoints, ...more.endpoints } }),
});

const plainFields = [
  "alias",
  "tags",
  "automaticConfigurationUrl",
  "issuer",
  "capabilities",
  "clientId",
  "clientAuthenticationMethod",
  "basicEncoding",
  "assertionAudience",
  "authorizationRequest",
  "extraParameters",
  "selectedScopes",
  "allowInsecureHttp",
  "allowedOrigins",
] as const satisfies readonly (keyof ClientConfigurationDraft)[];

/** The fields in which a draft differs from what is kept, in the order of the form. */
export const changedFields = (
  kept: ClientConfigurationDraft,
  draft: ClientConfigurationDraft,
): ReadonlySet<FieldName> => {
  const changed = new Set<FieldName>();
  for (const field of plainFields) if (differs(kept[field], draft[field])) changed.add(field);
  for (const name of endpointNames)
    if (kept.endpoints[name] !== draft.endpoints[name]) changed.add(`endpoints.${name}`);
  for (const part of ["host", "port", "path"] as const)
    if (kept.redirect[part] !== draft.redirect[part]) changed.add(`redirect.${part}`);
  return changed;
};

const differs = (one: unknown, other: unknown): boolean =>
  one !== other && JSON.stringify(one) !== JSON.stringify(other);
