import type { ImportedCollection } from "#shared/requests/interchange.ts";
import { at, isObject, listAt, textAt } from "../json-values.ts";
import { cleanName } from "../names.ts";
import type { Reading } from "../reading.ts";
import { plainName, variablesOf } from "../variables.ts";
import { foundVariables } from "./read-postman.ts";

/** Whether a document is an environment, or the globals, of Postman. */
export const isPostmanEnvironment = (document: unknown): boolean =>
  isObject(document) &&
  Array.isArray(at(document, "values")) &&
  (textAt(document, "_postman_variable_scope") !== "" || textAt(document, "name") !== "") &&
  listAt(document, "values").every((value) => isObject(value) && textAt(value, "key") !== "");

/** Reads an environment of Postman; those values are in it that were shared when it was exported. */
export const readPostmanEnvironment = (document: unknown, reading: Reading): ImportedCollection => {
  const isGlobal = textAt(document, "_postman_variable_scope") === "globals";
  const name = cleanName(textAt(document, "name"), isGlobal ? "Globals" : "Environment");
  const values = listAt(document, "values");
  for (const value of values) {
    if (at(value, "enabled") === false) {
      reading.leave([name], `Variable ${textAt(value, "key").slice(0, 80)}`, "It was switched off.");
    }
  }
  const variables = variablesOf(foundVariables(values, plainName([name], reading)), [name], reading);
  return {
    format: "postman_environment",
    name,
    variables: [],
    folders: [],
    requests: [],
    environments: [{ name, variables }],
    leftOut: [],
  };
};
