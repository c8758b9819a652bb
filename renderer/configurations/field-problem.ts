import type { FieldName } from "./draft-edits.ts";

/** What is wrong (`error`) or will not work well (`warning`) with a field's value. */
export interface FieldProblem {
  readonly tone: "error" | "warning";
  readonly message: string;
}

export type FieldProblems = Partial<Readonly<Record<FieldName, FieldProblem>>>;

export const fieldError = (message: string): FieldProblem => ({ tone: "error", message });

export const fieldWarning = (message: string): FieldProblem => ({ tone: "warning", message });
