import type { LoginStep } from "#shared/app-error.ts";
import {
  clientAuthenticationMethods,
  usesClientSecret,
} from "#shared/configurations/client-configuration.ts";
import { signsRequests } from "#shared/configurations/request-object.ts";
import type { ExplainedChange } from "#shared/explain/explanation.ts";
import { type FieldPath, textOfField } from "#shared/explain/field-path.ts";
import type { CatalogueEntry, ChangeRule } from "./catalogue-entry.ts";
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
  return [...changes.values()].filter(({ field }) => isInUse(field, failure, changes));
};

/** A secret or a key that is not used cannot be what is wrong; one that a change brings into use is needed. */
const isInUse = (
  field: FieldPath,
  { configuration }: ExplainedFailure,
  changes: ReadonlyMap<string, ExplainedChange>,
): boolean => {
  const method = configuration.clientAuthenticationMethod;
  if (field === "clientKey") return method === "private_key_jwt" || signsRequests(configuration);
  if (field !== "clientSecret") return true;
  return usesClientSecret(method) || isSecretMethod(changes.get("clientAuthenticationMethod")?.to);
};

const isSecretMethod = (method: string | undefined): boolean =>
  clientAuthenticationMethods.some((name) => name === method && usesClientSecret(name));

const changeOf = (rule: ChangeRule, failure: ExplainedFailure): ExplainedChange | undefined => {
  const field = rule.field === "failing_endpoint" ? failingField(failure) : rule.field;
  if (field === undefined) return undefined;
  const current = textOfField(failure.configuration, field);
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
