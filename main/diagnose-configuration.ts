import { isDeepStrictEqual } from "node:util";
import { AppFailure } from "#shared/app-error.ts";
import {
  type ClientConfiguration,
  type ClientConfigurationDraft,
  draftOf,
} from "#shared/configurations/client-configuration.ts";
import type { Publish } from "#shared/contract/events.ts";
import type { ParsedInput } from "#shared/contract/operations.ts";
import type { Diagnosis } from "#shared/doctor/diagnosis.ts";
import type { Configurations } from "./configurations/index.ts";
import type { Doctor, ExamineOptions } from "./doctor/index.ts";

/**
 * Whether form encoding would change the client secret, which many providers do not undo. Where the keychain does
 * not give it now, that is left open: the login will say what is wrong with the keychain.
 */
const secretFacts = async (
  configurations: Configurations,
  { id, clientSecretSavedAt }: ClientConfiguration,
  { clientAuthenticationMethod }: ClientConfigurationDraft,
): Promise<Pick<ExamineOptions, "clientSecretNeedsEncoding">> => {
  if (clientAuthenticationMethod !== "client_secret_basic" || clientSecretSavedAt === undefined) return {};
  try {
    const secret = await configurations.clientSecret(id);
    return secret === undefined ? {} : { clientSecretNeedsEncoding: /[^A-Za-z0-9-]/.test(secret) };
  } catch (thrown) {
    if (thrown instanceof AppFailure) return {};
    throw thrown;
  }
};

/**
 * Has the doctor look at a draft. Of one that is as it is saved the outcome is kept, so that the list of
 * configurations says the same.
 * @throws AppFailure `not_found`, `request_cancelled`
 */
export type DiagnoseConfiguration = (input: ParsedInput<"doctor.diagnose">) => Promise<Diagnosis>;

export const createDiagnoseConfiguration =
  (parts: {
    readonly doctor: () => Promise<Doctor>;
    readonly configurations: Configurations;
    readonly publish: Publish;
  }): DiagnoseConfiguration =>
  async ({ draft, configurationId, refresh }) => {
    const saved = configurationId === undefined ? undefined : parts.configurations.get(configurationId);
    const doctor = await parts.doctor();
    const diagnosis = await doctor.examine(draft, saved?.clientSecretSavedAt !== undefined, {
      fetch: refresh,
      ...(saved === undefined ? {} : { configurationId: saved.id }),
      ...(saved?.clientKey === undefined ? {} : { clientKeyAlgorithm: saved.clientKey.algorithm }),
      ...(saved?.clientCertificate === undefined ? {} : { clientCertificate: saved.clientCertificate }),
      ...(saved === undefined ? {} : await secretFacts(parts.configurations, saved, draft)),
    });
    if (saved !== undefined && isDeepStrictEqual(draft, draftOf(saved)) && doctor.keep(saved, diagnosis)) {
      parts.publish("configurations.changed", { id: saved.id });
    }
    return diagnosis;
  };
