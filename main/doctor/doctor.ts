import type {
  ClientConfiguration,
  ClientConfigurationDraft,
} from "#shared/configurations/client-configuration.ts";
import type { ClientKeyAlgorithm } from "#shared/configurations/client-key.ts";
import type { Diagnosis, DoctorResult, MetadataChange } from "#shared/doctor/diagnosis.ts";
import type { Database } from "../db/index.ts";
import { catalogue } from "./catalogue.ts";
import { diagnose } from "./diagnose.ts";
import { createDiagnosisStore } from "./diagnosis-store.ts";
import type { ExaminedCertificate } from "./examination.ts";
import { type ExaminedDraft, examineProvider, type ProviderAccess } from "./examine-provider.ts";
import { createLastAnswers } from "./last-answers.ts";
import { metadataChanges } from "./metadata-changes.ts";
import { type MetadataSnapshot, snapshotOf } from "./metadata-snapshot.ts";
import { createSnapshotStore } from "./snapshot-store.ts";

/** What else is known of what is examined, and whether the provider is asked. */
export interface ExamineOptions {
  /** `false`: the provider is not asked; what it said last is looked at, if it was asked before. */
  readonly fetch?: boolean;
  /** The saved configuration, whose imports are remembered. */
  readonly configurationId?: string;
  readonly clientSecretNeedsEncoding?: boolean;
  readonly clientKeyAlgorithm?: ClientKeyAlgorithm;
  /** The saved configuration's, shown to servers that ask for one. */
  readonly clientCertificate?: ExaminedCertificate;
  readonly signal?: AbortSignal;
}

/** What a remembered import brought. */
export interface RememberedImport {
  /** Epoch ms. */
  readonly takenAt: number;
  /** What had changed since the import before; empty for the first one. */
  readonly changes: readonly MetadataChange[];
}

/** Says what is wrong with a configuration and its provider. */
export interface Doctor {
  readonly checkCount: number;
  /** @throws AppFailure `request_cancelled`; what the provider does wrong is a finding */
  examine(
    draft: ClientConfigurationDraft,
    hasClientSecret: boolean,
    options?: ExamineOptions,
  ): Promise<Diagnosis>;
  /**
   * Reads what the provider publishes now and keeps it as an import of the configuration. Answers `undefined`,
   * and keeps nothing, when there is no document to be read.
   * @throws AppFailure `request_cancelled`
   */
  remember(
    configuration: ExaminedDraft & { readonly id: string },
    signal?: AbortSignal,
  ): Promise<RememberedImport | undefined>;
  /**
   * Keeps what a diagnosis of a saved configuration comes to, for the list of configurations.
   * @returns whether that has changed
   */
  keep(configuration: Pick<ClientConfiguration, "id" | "updatedAt">, diagnosis: Diagnosis): boolean;
  /** The newest remembered import. */
  lastImport(configurationId: string): RememberedImport | undefined;
}

/** Makes the doctor. */
export const createDoctor = ({ db, ...access }: ProviderAccess & { readonly db: Database }): Doctor => {
  const snapshots = createSnapshotStore(db);
  const answers = createLastAnswers();
  const diagnoses = createDiagnosisStore(db);

  const lastImport = (configurationId: string): RememberedImport | undefined => {
    const [last, before] = snapshots.newest(configurationId, 2);
    if (last === undefined) return undefined;
    const changes = before === undefined ? [] : metadataChanges(before.snapshot, last.snapshot);
    return { takenAt: last.takenAt, changes };
  };

  /** What is not imported yet; where there is nothing new, what the last import brought. */
  const changesUntil = (configurationId: string, now: MetadataSnapshot | undefined) => {
    const [last] = snapshots.newest(configurationId, 1);
    const since = last === undefined || now === undefined ? [] : metadataChanges(last.snapshot, now);
    return since.length > 0 ? since : (lastImport(configurationId)?.changes ?? []);
  };

  return {
    checkCount: catalogue.length,
    lastImport,
    keep: ({ id, updatedAt }, { fetchedAt, findings }) => {
      const count = (wanted: DoctorResult) => findings.filter(({ result }) => result === wanted).length;
      return diagnoses.keep(id, {
        ofUpdatedAt: updatedAt,
        askedProvider: fetchedAt !== undefined,
        failed: count("failed"),
        warnings: count("warning"),
      });
    },
    examine: async (draft, hasClientSecret, options = {}) => {
      const { fetch = true, configurationId, signal, ...known } = options;
      const { clientCertificate } = known;
      const fetched = fetch
        ? await examineProvider(
            access,
            {
              ...draft,
              ...(configurationId && { id: configurationId }),
              ...(clientCertificate && { clientCertificate }),
            },
            signal,
          )
        : { connections: [], ...answers.of(draft), examinedAt: access.clock.now() };
      if (fetch) answers.keep(draft, fetched);
      const examination = { draft, hasClientSecret, ...known, ...fetched };
      return {
        ...(examination.fetchedAt === undefined ? {} : { fetchedAt: examination.fetchedAt }),
        findings: diagnose(examination),
        changes: configurationId === undefined ? [] : changesUntil(configurationId, snapshotOf(examination)),
      };
    },
    remember: async (configuration, signal) => {
      const fetched = await examineProvider(access, configuration, signal);
      const snapshot = snapshotOf({ draft: configuration, hasClientSecret: false, ...fetched });
      if (snapshot === undefined) return undefined;
      snapshots.add(configuration.id, { takenAt: fetched.examinedAt, snapshot });
      return lastImport(configuration.id);
    },
  };
};
