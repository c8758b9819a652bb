import { AppFailure } from "#shared/app-error.ts";
import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import type { Doctor } from "./doctor/index.ts";
import type { Logger } from "./ports/logger.ts";

/**
 * Told of each saving of a configuration: one that brought a new import of the provider's metadata is
 * remembered, in the background, so that a later one shows what has changed since.
 */
export type NoteImport = (after: ClientConfiguration, before?: ClientConfiguration) => void;

export const createNoteImport =
  (parts: {
    readonly doctor: () => Promise<Doctor>;
    readonly logger: Logger;
    readonly signal: AbortSignal;
  }): NoteImport =>
  (after, before) => {
    const { importedAt } = after.capabilities;
    if (importedAt === undefined || importedAt === before?.capabilities.importedAt) return;
    const remember = async () => (await parts.doctor()).remember(after, parts.signal);
    remember().catch((thrown: unknown) => {
      const code = thrown instanceof AppFailure ? thrown.error.code : "internal";
      parts.logger.warn("doctor.import-not-remembered", { code });
    });
  };
