import type { ClientConfigurationDraft, Endpoints } from "#shared/configurations/client-configuration.ts";
import { type ExtendedRequest, withoutBlankRows, withoutEmptyRows } from "./draft-edits.ts";

/**
 * Takes away the spaces that come along when a value is pasted; none of these values can begin or end with one.
 * Empty rows of parameters, attributes and defaults go, too.
 */
export const trimDraft = (draft: ClientConfigurationDraft): ClientConfigurationDraft => {
  const { authorizationRequest: request, connection, extraParameters: extra } = draft;
  return {
    ...draft,
    alias: draft.alias.trim(),
    automaticConfigurationUrl: draft.automaticConfigurationUrl.trim(),
    issuer: draft.issuer.trim(),
    clientId: draft.clientId.trim(),
    endpoints: Object.fromEntries(
      Object.entries(draft.endpoints).map(([name, url]) => [name, url.trim()]),
    ) as Endpoints,
    connection: {
      proxyUrl: connection.proxyUrl.trim(),
      certificateAuthorities: connection.certificateAuthorities.trim(),
    },
    authorizationRequest: {
      ...request,
      prompt: request.prompt.trim(),
      loginHint: request.loginHint.trim(),
      acrValues: request.acrValues.trim(),
      uiLocales: request.uiLocales.trim(),
      claims: request.claims.trim(),
    },
    provisioning: trimProvisioning(draft.provisioning),
    extraParameters: {
      authorization: trimRows(extra.authorization),
      token: trimRows(extra.token),
      refresh: trimRows(extra.refresh),
    },
  };
};

const trimProvisioning = (
  provisioning: ClientConfigurationDraft["provisioning"],
): ClientConfigurationDraft["provisioning"] => {
  const { rows, defaults, ...rest } = withoutBlankRows(provisioning);
  return {
    ...rest,
    rows: rows.map(({ attribute, source, expression }) => ({
      attribute: attribute.trim(),
      source,
      expression: expression.trim(),
    })),
    defaults: defaults.map(({ attribute, value }) => ({ attribute: attribute.trim(), value })),
  };
};

const trimRows = (rows: ClientConfigurationDraft["extraParameters"][ExtendedRequest]) =>
  withoutEmptyRows(rows).map(({ name, value }) => ({ name: name.trim(), value }));
