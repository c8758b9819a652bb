import { useEffect, useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import type { ClientConfiguration, MissingField } from "#shared/configurations/client-configuration.ts";
import { keptCredentials, missingForLogin } from "#shared/configurations/missing-for-login.ts";
import { errorOf } from "../bridge/index.ts";
import type { FormRowTexts } from "../ui/index.ts";
import type { FieldName } from "./draft-edits.ts";
import { fieldProblems } from "./field-problems.ts";
import { type DoctorState, useDiagnosis } from "./use-diagnosis.ts";
import { type DraftState, useDraft } from "./use-draft.ts";
import { type TestLogin, useTestLogin } from "./use-test-login.ts";

/** What the parts of the form share. */
export interface Editor extends DraftState {
  readonly configuration: ClientConfiguration;
  /** What a login still needs, with what is typed taken into account. */
  readonly missing: readonly MissingField[];
  readonly test: TestLogin;
  readonly doctor: DoctorState;
  /** Why an act on the whole configuration failed. */
  readonly actFailure: { readonly title: string; readonly error: AppError } | undefined;
  /** Does something that may fail; `title` says then what did not happen. */
  readonly attempt: (title: string, act: () => Promise<void>) => Promise<void>;
  /** The marks of a field's row: changed, and what is wrong with it. */
  readonly marks: (...fields: readonly FieldName[]) => Pick<FormRowTexts, "changed" | "error" | "warning">;
}

/** Brings together what is typed, what is wrong with it, and the test of it. */
export const useEditor = (
  configuration: ClientConfiguration,
  showField: (field: FieldName) => void,
): Editor => {
  const state = useDraft(configuration);
  const kept = keptCredentials(configuration);
  const missing = missingForLogin(state.draft, {
    ...kept,
    clientSecret: kept.clientSecret || Boolean(state.secret),
  });
  const test = useTestLogin(configuration, state, missing, showField);
  const [actFailure, setActFailure] = useState<Editor["actFailure"]>();
  const doctor = useDiagnosis(configuration, state.draft, state.changed.has("clientSecret"));
  const problems = fieldProblems(state.draft, doctor.diagnosis?.findings);
  const { failure } = state;
  // What was not saved may stand in a part that is not shown.
  useEffect(() => {
    if (failure?.field !== undefined) showField(failure.field);
  }, [failure, showField]);

  const attempt: Editor["attempt"] = async (title, act) => {
    setActFailure(undefined);
    await act().catch((thrown: unknown) => setActFailure({ title, error: errorOf(thrown) }));
  };

  const errorWords = (field: FieldName): string | undefined => {
    const absent = missing.find((entry) => entry.field === field);
    // What is known here is said more exactly than why it was not saved.
    if (!absent && problems[field]?.tone === "error") return problems[field].message;
    if (failure?.field === field) return failure.error.message;
    // A missing value is an error only after a login was asked for.
    return test.wasRefused ? absent?.message : undefined;
  };
  const warningWords = (field: FieldName): string | undefined =>
    problems[field]?.tone === "warning" ? problems[field].message : undefined;

  return {
    ...state,
    configuration,
    missing,
    test,
    doctor,
    actFailure,
    attempt,
    marks: (...fields) => ({
      changed: fields.some((field) => state.changed.has(field)),
      error: fields.map(errorWords).find(Boolean),
      warning: fields.map(warningWords).find(Boolean),
    }),
  };
};
