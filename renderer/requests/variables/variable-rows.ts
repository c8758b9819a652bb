import type { VariableDraft, VariableView } from "#shared/requests/variable.ts";
import { variableNamePattern } from "#shared/requests/variable-name.ts";

/** A variable that is typed. */
export interface VariableRow {
  readonly name: string;
  /** Undefined for a secret that stays as it is kept; the window does not have it. */
  readonly value: string | undefined;
  readonly isSecret: boolean;
}

/** Rows to be edited. */
export const rowsOf = (variables: readonly VariableView[]): readonly VariableRow[] =>
  variables.map(({ name, value, isSecret, isSet }) => ({
    name,
    isSecret,
    value: isSecret && isSet ? undefined : value,
  }));

/** What is saved: rows that have a name. */
export const draftsOf = (rows: readonly VariableRow[]): VariableDraft[] =>
  rows
    .filter(({ name, value }) => name.trim() !== "" || value)
    .map(({ name, value, isSecret }) => ({
      name: name.trim(),
      isSecret,
      ...(value === undefined ? {} : { value }),
    }));

/**
 * A row with changes. A kept secret goes by its name and is not known here: with another name, or shown, its value
 * has to be typed again.
 */
export const changedRow = (row: VariableRow, changes: Partial<VariableRow>): VariableRow => {
  const next = { ...row, ...changes };
  const losesValue = next.name !== row.name || !next.isSecret;
  return row.value === undefined && next.value === undefined && losesValue ? { ...next, value: "" } : next;
};

/** Why a row can't be saved; undefined where it can. */
export const problemOf = (rows: readonly VariableRow[], at: number): string | undefined => {
  const { name = "", value } = rows[at] ?? {};
  const own = name.trim();
  if (own === "") return value ? "A name is needed." : undefined;
  if (!variableNamePattern.test(own)) return "Use letters, digits, hyphens, dots and underscores.";
  const isTaken = rows.findIndex((row) => row.name.trim() === own) < at;
  return isTaken ? "The name is there already: the first one counts." : undefined;
};
