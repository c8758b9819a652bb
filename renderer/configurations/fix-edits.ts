import { type ClientConfigurationDraft, endpointNames } from "#shared/configurations/client-configuration.ts";
import type { DoctorFix } from "#shared/doctor/diagnosis.ts";
import { connectionMembers, type DraftEdits, extendedRequests, requestMembers } from "./draft-edits.ts";

/**
 * A fix as an edit. Of the parts of a draft it takes only the members that the fix changes, so that what was
 * typed into another member since the doctor looked stays.
 */
export const fixEdits = ({ change }: DoctorFix, diagnosed: ClientConfigurationDraft): DraftEdits => {
  const { endpoints, connection, authorizationRequest, extraParameters, ...plain } = change;
  return {
    ...plain,
    ...(endpoints && {
      endpoints: onlyChanged(endpointNames, diagnosed.endpoints, endpoints),
    }),
    ...(connection && {
      connection: onlyChanged(connectionMembers, diagnosed.connection, connection),
    }),
    ...(authorizationRequest && {
      authorizationRequest: onlyChanged(requestMembers, diagnosed.authorizationRequest, authorizationRequest),
    }),
    ...(extraParameters && {
      extraParameters: onlyChanged(extendedRequests, diagnosed.extraParameters, extraParameters),
    }),
  };
};

const onlyChanged = <Part extends object>(
  names: readonly (keyof Part)[],
  before: Part,
  after: Part,
): Partial<Part> => {
  const changes: Partial<Part> = {};
  for (const name of names)
    if (JSON.stringify(before[name]) !== JSON.stringify(after[name])) changes[name] = after[name];
  return changes;
};
