import { createContext, useContext } from "react";
import { fillUrl } from "#shared/requests/fill-url.ts";

/** A value that a text can name: `{{base}}`. */
export interface TemplateVariable {
  readonly name: string;
  /** Empty where it is secret. */
  readonly value: string;
  readonly isSecret: boolean;
  /** A secret one that has a value; of others the value says it. */
  readonly isSet: boolean;
  /** Where the value comes from: "Environment Acceptance". */
  readonly from: string;
}

const Context = createContext<readonly TemplateVariable[] | undefined>(undefined);

/** The variables that texts in the fields within can name; the first of a name counts. */
export const TemplateVariables = Context.Provider;

/** Undefined where texts have no variables. */
export function useTemplateVariables(): readonly TemplateVariable[] | undefined {
  return useContext(Context);
}

/** The variable of a name, if there is one. */
export function variableOf(
  variables: readonly TemplateVariable[],
  name: string,
): TemplateVariable | undefined {
  return variables.find((variable) => variable.name === name);
}

const DOTS = "••••••••";

/** A variable's value and where it is from, in words; a secret value is dots. */
export function variableWords(variable: TemplateVariable | undefined): {
  readonly value: string;
  readonly from: string;
} {
  if (!variable)
    return { value: "No value", from: "No answer has set it, and neither environment nor collection has it" };
  const value = variable.isSecret ? DOTS : variable.value;
  return { value: value === "" || !variable.isSet ? "Empty" : value, from: variable.from };
}

/**
 * The origin that a URL with variables leads to; undefined where a variable in it is unknown, or secret and so not
 * known here. What is in path and query does not matter.
 */
export function resolvedOrigin(url: string, variables: readonly TemplateVariable[]): string | undefined {
  const { text } = fillUrl(url, (name) => {
    const variable = variableOf(variables, name);
    return variable && !variable.isSecret ? variable.value : undefined;
  });
  const start = /^\s*https?:\/\/[^/?#\\]*/iu.exec(text)?.[0];
  if (start === undefined || start.includes("{{") || !URL.canParse(start)) return undefined;
  return new URL(start).origin;
}
