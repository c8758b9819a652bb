import type { ClientConfigurationDraft, Endpoints } from "#shared/configurations/client-configuration.ts";

/** Takes away the spaces that come along when a value is pasted; none of these values can begin or end with one. */
export const trimDraft = (draft: ClientConfigurationDraft): ClientConfigurationDraft => ({
  ...draft,
  alias: draft.alias.trim(),
  automaticConfigurationUrl: draft.automaticConfigurationUrl.trim(),
  issuer: draft.issuer.trim(),
  clientId: draft.clientId.trim(),
  endpoints: Object.fromEntries(
    Object.entries(draft.endpoints).map(([name, url]) => [name, url.trim()]),
  ) as Endpoints,
});
