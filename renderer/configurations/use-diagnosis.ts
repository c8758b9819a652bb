import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import type {
  ClientConfiguration,
  ClientConfigurationDraft,
} from "#shared/configurations/client-configuration.ts";
import type { Diagnosis } from "#shared/doctor/diagnosis.ts";
import { call, errorOf, useRead } from "../bridge/index.ts";
import { useSettled } from "../words/index.ts";
import { findingsStillTrue } from "./finding-problems.ts";

/** How long nothing is typed before the doctor looks again. */
const SETTLED_MS = 300;

/** What the doctor says of the draft that is being edited. */
export interface DoctorState {
  /** Without the problems of what is being typed; absent until the doctor has looked for the first time. */
  readonly diagnosis: Diagnosis | undefined;
  /** The draft that the diagnosis is of. */
  readonly diagnosed: ClientConfigurationDraft;
  readonly isRunning: boolean;
  readonly error: AppError | undefined;
  /** Asks the provider anew, about the draft or about one that is about to be typed. */
  readonly run: (draft?: ClientConfigurationDraft) => Promise<void>;
}

/** Lets the doctor look at what is typed, against what the provider said last; asks it only in {@link DoctorState.run}. */
export const useDiagnosis = (
  { id }: Pick<ClientConfiguration, "id">,
  draft: ClientConfigurationDraft,
  isSecretTyped: boolean,
): DoctorState => {
  const queries = useQueryClient();
  const settled = useSettled(draft, SETTLED_MS);
  const read = useRead("doctor.diagnose", { draft: settled, configurationId: id, refresh: false });
  const [last, setLast] = useState<{
    readonly of: ClientConfigurationDraft;
    readonly diagnosis: Diagnosis;
  }>();
  const [isRunning, setIsRunning] = useState(false);
  const [failure, setFailure] = useState<AppError>();
  // The last answer stays while the next one is on its way, and while the draft is one that cannot be sent.
  if (read.data && read.data !== last?.diagnosis) setLast({ of: settled, diagnosis: read.data });

  const run: DoctorState["run"] = async (asked = draft) => {
    if (isRunning) return;
    setIsRunning(true);
    setFailure(undefined);
    try {
      await call("doctor.diagnose", { draft: asked, configurationId: id, refresh: true });
      await queries.invalidateQueries({ queryKey: ["doctor.diagnose"] });
    } catch (thrown) {
      setFailure(errorOf(thrown));
    } finally {
      setIsRunning(false);
    }
  };

  const unread = read.error ? errorOf(read.error) : undefined;
  // A field that cannot be saved as it is says so itself.
  const error = failure ?? (unread?.field === undefined ? unread : undefined);
  return {
    diagnosis: last && {
      ...last.diagnosis,
      findings: findingsStillTrue(last.diagnosis.findings, last.of, draft, isSecretTyped),
    },
    diagnosed: last?.of ?? draft,
    isRunning,
    error,
    run,
  };
};
