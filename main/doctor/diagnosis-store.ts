import type { Database } from "../db/index.ts";

/** What a diagnosis comes to, and of which version of the configuration it is. */
export interface KeptDiagnosis {
  /** When the configuration that was looked at had been saved, epoch ms. */
  readonly ofUpdatedAt: number;
  /** Whether anything was known of the provider. */
  readonly askedProvider: boolean;
  readonly failed: number;
  readonly warnings: number;
}

/** The last diagnosis of each configuration. */
export interface DiagnosisStore {
  /**
   * Keeps a diagnosis in place of the one before. One without the provider does not take the place of one with it
   * of the same version: it knows less. Answers whether what is kept has changed.
   */
  keep(configurationId: string, diagnosis: KeptDiagnosis): boolean;
}

/** Makes the store. */
export const createDiagnosisStore = (db: Database): DiagnosisStore => {
  const upsert = db.prepare(`
    INSERT INTO diagnoses (configuration_id, of_updated_at, asked_provider, failed, warnings)
    SELECT id, @ofUpdatedAt, @askedProvider, @failed, @warnings
    FROM client_configurations WHERE id = @configurationId
    ON CONFLICT (configuration_id) DO UPDATE SET
      of_updated_at = excluded.of_updated_at, asked_provider = excluded.asked_provider,
      failed = excluded.failed, warnings = excluded.warnings
    WHERE (of_updated_at, asked_provider, failed, warnings)
        IS NOT (excluded.of_updated_at, excluded.asked_provider, excluded.failed, excluded.warnings)
      AND (of_updated_at <> excluded.of_updated_at OR asked_provider <= excluded.asked_provider)`);
  return {
    keep: (configurationId, diagnosis) =>
      upsert.run({ configurationId, ...diagnosis, askedProvider: diagnosis.askedProvider ? 1 : 0 }).changes >
      0,
  };
};
