import type { ClientConfigurationDraft } from "#shared/configurations/client-configuration.ts";
import { clientConfigurationDraftSchema } from "#shared/configurations/client-configuration-schema.ts";
import type { DoctorFix } from "#shared/doctor/diagnosis.ts";

/**
 * A change of the draft; `undefined` when it could not be saved, as values that a provider publishes may be
 * anything.
 */
export const fixOf = (
  label: string,
  field: string,
  change: Partial<ClientConfigurationDraft>,
): DoctorFix | undefined =>
  clientConfigurationDraftSchema.partial().safeParse(change).success ? { label, field, change } : undefined;
