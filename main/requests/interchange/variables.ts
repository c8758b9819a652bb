import { fillTemplate, variablesIn } from "#shared/requests/template.ts";
import type { Variable } from "#shared/requests/variable.ts";
import { variableNamePattern } from "#shared/requests/variable-name.ts";
import { MOST_VARIABLES } from "./limits.ts";
import type { Reading, Where } from "./reading.ts";

const MOST_VALUE = 1024 * 1024;

/** A variable's name as ours may be: other characters become underscores. */
export const cleanVariableName = (name: string): string =>
  name
    .trim()
    .replace(/[^A-Za-z0-9_.-]+/g, "_")
    .slice(0, 256) || "_";

/** Names of variables that hold a secret by what they are called. */
const secretName = /(?:^|[^a-z])(?:token|secret|password|passwd|pwd|api[-_.]?key|apikey)(?:[^a-z]|$)/;

export const isSecretName = (name: string): boolean =>
  secretName.test(name.replace(/([a-z])([A-Z])/g, "$1_$2").toLowerCase());

/** Variables as a tool had them. */
export interface FoundVariable {
  readonly name: string;
  readonly value: string;
  readonly isSecret?: boolean;
}

/**
 * Makes a list of variables: each name once, the last one counts; ours are not looked through for further ones, so
 * values that name others of the list are written out.
 */
export const variablesOf = (
  found: readonly FoundVariable[],
  where: Where,
  reading: Reading,
): readonly Variable[] => {
  const list = new Map<string, Variable>();
  for (const { name, value, isSecret } of found) {
    if (name.trim() === "") continue;
    if (value.length > MOST_VALUE) {
      reading.leave(where, `Variable ${name.slice(0, 80)}`, "Its value is longer than 1 MiB.");
      continue;
    }
    const cleaned = cleanVariableName(name);
    if (cleaned !== name.trim()) {
      reading.leave(where, `Name ${name.slice(0, 80)}`, `The variable is called ${cleaned} here.`);
    }
    reading.reserve(cleaned);
    list.delete(cleaned);
    list.set(cleaned, { name: cleaned, value, isSecret: isSecret === true || isSecretName(cleaned) });
  }
  const kept = [...list.values()];
  if (kept.length > MOST_VARIABLES) {
    reading.leave(where, "Variables", `Only the first ${MOST_VARIABLES} are kept.`);
  }
  return writtenOut(kept.slice(0, MOST_VARIABLES), where, reading);
};

/** Longer values, and those that name more variables, stay as they are: their lengths would multiply. */
const LONGEST_WRITTEN_OUT = 16_384;
const MOST_NAMED = 50;

const writtenOut = (list: readonly Variable[], where: Where, reading: Reading): readonly Variable[] => {
  const byName = new Map(list.map((variable) => [variable.name, variable]));
  const done = new Map<string, string>();
  const expand = ({ name, value }: Variable, within: readonly string[]): string => {
    const before = done.get(name);
    if (before !== undefined) return before;
    const named = value.length > LONGEST_WRITTEN_OUT ? [] : variablesIn(value);
    if (named.length === 0 || named.length > MOST_NAMED || within.length > 8) return value;
    const expanded = fillTemplate(value, (other) => {
      const inner = byName.get(other);
      if (inner === undefined || inner.isSecret || within.includes(other)) return undefined;
      const filled = expand(inner, [...within, other]);
      return filled.length > LONGEST_WRITTEN_OUT ? undefined : filled;
    }).text;
    const kept = expanded.length > MOST_VALUE ? value : expanded;
    done.set(name, kept);
    return kept;
  };
  return list.map((variable) => {
    const value = expand(variable, [variable.name]);
    if (variablesIn(value).length > 0) {
      reading.leave(
        where,
        `Variables in the value of ${variable.name}`,
        "Values are not looked through for further variables: write it out.",
      );
    }
    return { ...variable, value };
  });
};

const templateOfOthers = /\{\{\s*([^{}]{1,256}?)\s*\}\}/g;

/**
 * Makes variables in a text ours: `name` says what one is called here; where it says nothing the text stays as it is.
 */
export const renameVariables = (text: string, name: (theirs: string) => string | undefined): string =>
  text.includes("{{")
    ? text.replace(templateOfOthers, (whole, theirs: string) => {
        const ours = name(theirs);
        return ours === undefined ? whole : `{{${ours}}}`;
      })
    : text;

/** Names that Postman and Bruno have: anything; a dollar sign begins what they make up themselves. */
export const plainName =
  (where: Where, reading: Reading) =>
  (theirs: string): string | undefined => {
    if (variableNamePattern.test(theirs)) return theirs;
    if (theirs.startsWith("$")) {
      reading.leave(
        where,
        `{{${theirs.slice(0, 80)}}}`,
        "Values that are made up anew each time are not known here; it stays as it is written.",
      );
      return undefined;
    }
    return cleanVariableName(theirs);
  };
