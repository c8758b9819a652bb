import type { LoginStep } from "#shared/app-error.ts";
import type { ClientConfiguration, EndpointName } from "#shared/configurations/client-configuration.ts";
import type { ExplainedChange } from "#shared/explain/explanation.ts";
import type { CatalogueEntry, ChangeRule, FieldPath } from "./catalogue-entry.ts";
import { deriveValue } from "./derive-value.ts";
import type { ExplainedFailure } from "./explained-failure.ts";
import { fieldLabels, isFieldPath } from "./field-labels.ts";

const fieldsOfSteps: Readonly<Record<LoginStep, FieldPath | undefined>> = {
  preparation: undefined,
  discovery: "automaticConfigurationUrl",
  authorization_endpoint: "endpoints.authorization",
  callback: "endpoints.authorization",
  token_endpoint: "endpoints.token",
  id_token: "endpoints.jwks",
  userinfo: "endpoints.userinfo",
  provisioning: undefined,
};

/** What an entry's rules come to for one failure: at most one change a field, in the order of the rules. */
export const explainChanges = (
  entry: Pick<CatalogueEntry, "changes">,
  failure: ExplainedFailure,
): readonly ExplainedChange[] => {
  const changes = new Map<string, ExplainedChange>();
  for (const rule of entry.changes) {
    const change = changeOf(rule, failure);
    if (change !== undefined && !changes.has(change.field)) changes.set(change.field, change);
  }
  // A secret that is not sent cannot be what is wrong.
  const isSecretSent =
    failure.configuration.clientAuthenticationMethod !== "none" || changes.has("clientAuthenticationMethod");
  return [...changes.values()].filter(({ field }) => field !== "clientSecret" || isSecretSent);
};

const changeOf = (rule: ChangeRule, failure: ExplainedFailure): ExplainedChange | undefined => {
  const field = rule.field === "failing_endpoint" ? failingField(failure) : rule.field;
  if (field === undefined) return undefined;
  const current = textOf(failure.configuration, field);
  const to = rule.to === undefined ? undefined : deriveValue(rule.to, failure, current);
  if (to === undefined && rule.optional) return undefined;
  return {
    field,
    label: fieldLabels[field],
    action: to === undefined ? "open" : "apply",
    ...(current === "" ? {} : { from: current }),
    ...(to === undefined ? {} : { to }),
  };
};

const failingField = ({ error }: ExplainedFailure): FieldPath | undefined =>
  isFieldPath(error.field) ? error.field : error.step && fieldsOfSteps[error.step];

/** A field's value as text; a list is joined by spaces. The secret is never read, a switch has no text. */
const textOf = (configuration: ClientConfiguration, field: FieldPath): string => {
  switch (field) {
    case "clientSecret":
    case "allowInsecureHttp":
      return "";
    case "selectedScopes":
      return configuration.selectedScopes.join(" ");
    case "redirect.host":
      return configuration.redirect.host;
    case "redirect.port":
      return configuration.redirect.port === undefined ? "" : String(configuration.redirect.port);
    case "redirect.path":
      return configuration.redirect.path;
    case "automaticConfigurationUrl":
    case "issuer":
    case "clientId":
    case "clientAuthenticationMethod":
      return configuration[field];
    default:
      return configuration.endpoints[field.slice("endpoints.".length) as EndpointName];
  }
};
