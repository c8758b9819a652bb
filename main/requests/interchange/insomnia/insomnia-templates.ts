import { variableNamePattern } from "#shared/requests/variable-name.ts";
import { asText, isObject, membersOf } from "../json-values.ts";
import type { Reading, Where } from "../reading.ts";
import { cleanVariableName, type FoundVariable, renameVariables } from "../variables.ts";

/** `_.base`, `base`, `_['base-url']`, as Nunjucks names them. */
const path = /^(?:_\.)?([A-Za-z_][\w.-]*)$|^_\[['"]([^'"\]]+)['"]\]$/;

/** Makes Insomnia's templates ours, and notes what is more than a variable's name. Nothing is evaluated. */
export const insomniaText =
  (where: Where, reading: Reading) =>
  (text: string): string => {
    if (text.includes("{%")) {
      reading.leave(
        where,
        "Template tags ({% … %})",
        "They are not evaluated: they stay as they are written.",
      );
    }
    return renameVariables(text, (theirs) => {
      const found = path.exec(theirs);
      const name = found?.[1] ?? found?.[2];
      if (name === undefined) {
        reading.leave(
          where,
          `{{ ${theirs.slice(0, 80)} }}`,
          "Only names of variables are known here; it stays as it is written.",
        );
        return undefined;
      }
      return variableNamePattern.test(name) ? name : cleanVariableName(name);
    });
  };

/** An environment's data as variables: members of members are named with dots. */
export const variablesOfData = (
  data: unknown,
  text: (value: string) => string,
  prefix = "",
  depth = 0,
): readonly FoundVariable[] =>
  depth > 8
    ? []
    : membersOf(data).flatMap(([name, value]) => {
        const whole = prefix === "" ? name : `${prefix}.${name}`;
        if (isObject(value)) return variablesOfData(value, text, whole, depth + 1);
        const written = asText(value) ?? (value === null || value === undefined ? "" : JSON.stringify(value));
        return [{ name: whole, value: text(written) }];
      });
