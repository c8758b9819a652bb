import { z } from "zod";
import { clientConfigurationDraftSchema } from "../configurations/client-configuration-schema.ts";
import type { EffectPage, ProvisioningEffect } from "../provisioning/effect.ts";
import type { ProvisioningEvaluation } from "../provisioning/evaluation.ts";
import type { IdentifierAdvice } from "../provisioning/identifier-advice.ts";
import type { Role, RoleSummary } from "../roles/role.ts";
import type { Task } from "../tasks/task.ts";
import { byId, id, nothing, operation } from "./operation.ts";

const roleDraft = z.strictObject({
  id: z.uuid("A role's id is a UUID.").optional(),
  name: z.string().trim().min(1, "A name is needed.").max(200),
  description: z.string().max(1000),
});

/** What can be asked of provisioning and roles. */
export const provisioningOperations = {
  /** Tries settings that need not be saved on a login; nothing is stored. A pasted token is not kept. */
  "provisioning.evaluate": operation<ProvisioningEvaluation>()(
    z.strictObject({
      configurationId: id,
      provisioning: clientConfigurationDraftSchema.shape.provisioning,
      roleParsing: clientConfigurationDraftSchema.shape.roleParsing,
      sample: z.union([
        z.strictObject({ kind: z.literal("last_login") }),
        z.strictObject({ kind: z.literal("user"), userId: id }),
        z.strictObject({
          kind: z.literal("token"),
          token: z
            .string()
            .min(1)
            .max(256 * 1024),
        }),
      ]),
    }),
  ),
  /**
   * Evaluates settings that need not be saved on the last login of every known user, in the place of the evaluation
   * before; nothing is stored.
   */
  "provisioning.effect.start": operation<Task>()(
    z.strictObject({
      configurationId: id,
      provisioning: clientConfigurationDraftSchema.shape.provisioning,
      roleParsing: clientConfigurationDraftSchema.shape.roleParsing,
    }),
  ),
  /** What was counted so far. */
  "provisioning.effect.get": operation<ProvisioningEffect>()(z.strictObject({ taskId: id })),
  /** Who is meant, the heaviest change first; once the effect is complete. */
  "provisioning.effect.rows": operation<EffectPage>()(
    z.strictObject({
      taskId: id,
      filter: z.union([
        z.strictObject({ of: z.enum(["all", "refused", "created", "inactive", "not_evaluated"]) }),
        z.strictObject({ of: z.enum(["attribute", "role"]), name: z.string().max(200) }),
      ]),
      after: z
        .string()
        .regex(/^\d{1,9}$/)
        .optional(),
      limit: z.number().int().min(1).max(500),
    }),
  ),
  /** Forgets an effect, complete or not. */
  "provisioning.effect.end": operation<void>()(z.strictObject({ taskId: id })),
  /** What is to be known of the identifier by which these settings find users. */
  "provisioning.advise": operation<readonly IdentifierAdvice[]>()(
    z.strictObject({
      configurationId: id,
      provisioning: clientConfigurationDraftSchema.shape.provisioning,
    }),
  ),
  "roles.list": operation<readonly RoleSummary[]>()(nothing),
  "roles.create": operation<Role>()(roleDraft),
  "roles.update": operation<Role>()(roleDraft.extend({ id: z.uuid() })),
  /** Users lose it. */
  "roles.delete": operation<void>()(byId),
  /** Adds those that are not there by UUID or name; all or none. */
  "roles.import": operation<{ readonly added: number; readonly known: number }>()(
    z.strictObject({ roles: z.array(roleDraft).min(1).max(10_000) }),
  ),
};
