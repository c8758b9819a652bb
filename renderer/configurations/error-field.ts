import { emptyDraft, endpointNames } from "#shared/configurations/client-configuration.ts";
import {
  connectionMembers,
  extendedRequests,
  type FieldName,
  provisioningMembers,
  requestMembers,
  roleParsingMembers,
} from "./draft-edits.ts";

const shape = emptyDraft("");

/** Parts of the draft whose members are fields of their own. */
const groups: Readonly<Record<string, readonly string[]>> = {
  endpoints: endpointNames,
  redirect: ["host", "port", "path"],
  connection: connectionMembers,
  authorizationRequest: requestMembers,
  extraParameters: extendedRequests,
  provisioning: provisioningMembers,
  roleParsing: roleParsingMembers,
};

/** Fields that are no part of the draft: each is kept at once, by an act of its own. */
const keptApart = [
  "clientSecret",
  "clientKey",
  "nextClientKey",
  "decryptionKey",
  "clientCertificate",
] as const;

/** The form's field that a path names, for instance `draft.redirect.path`, `draft.tags.0` or `clientKey`. */
export const errorField = (path: string | undefined): FieldName | undefined => {
  if (path === undefined) return undefined;
  const [first = "", second = ""] = path.replace(/^draft\./u, "").split(".");
  const apart = keptApart.find((field) => field === first);
  if (apart !== undefined) return apart;
  if (Object.hasOwn(groups, first))
    return groups[first]?.includes(second) ? (`${first}.${second}` as FieldName) : undefined;
  return Object.hasOwn(shape, first) ? (first as FieldName) : undefined;
};

/** The pane of the form that a field stands in. */
export const paneOfField = (field: FieldName): "form" | "request" | "provisioning" | "access-token" => {
  if (field.startsWith("provisioning.")) return "provisioning";
  if (field.startsWith("roleParsing.")) return "access-token";
  return field === "dpop" || /^(authorizationRequest|extraParameters)\./u.test(field) ? "request" : "form";
};
