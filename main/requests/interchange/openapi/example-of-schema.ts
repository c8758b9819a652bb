import { at, isObject, listAt, membersOf, textAt } from "../json-values.ts";
import type { References } from "./references.ts";

/** Schemas are in one another so deep in an example, and it has so many values. */
const DEEPEST = 8;
const MOST_VALUES = 500;

/** A value that a schema allows, made of its examples, defaults and types; patterns are not looked at. */
export const exampleOfSchema = (schema: unknown, references: References): unknown => {
  let left = MOST_VALUES;
  /** @param within the references that led here: one of them again is a circle, and is left out */
  const make = (found: unknown, within: readonly string[]): unknown => {
    left -= 1;
    const reference = textAt(found, "$ref");
    const resolved = references.resolve(found);
    if (!isObject(resolved) || left < 0 || within.length > DEEPEST || within.includes(reference))
      return undefined;
    const given = givenValue(resolved);
    if (given !== undefined) return given;
    // What is not referred to is counted, too.
    const path = [...within, reference || `#${within.length}`];
    const all = listAt(resolved, "allOf");
    if (all.length > 0) return merged([...all, { ...resolved, allOf: undefined }], path);
    const [choice] = [...listAt(resolved, "oneOf"), ...listAt(resolved, "anyOf")];
    return choice === undefined ? ofType(resolved, path) : make(choice, path);
  };
  const merged = (schemas: readonly unknown[], path: readonly string[]): unknown => {
    const values = schemas.map((each) => make(each, path));
    const objects = values.filter(isObject);
    if (objects.length === 0) return values.find((value) => value !== undefined && value !== null);
    return Object.fromEntries(objects.flatMap((value) => Object.entries(value)));
  };
  const ofType = (found: unknown, path: readonly string[]): unknown => {
    const type = typeOf(found);
    if (type === "array") return [make(at(found, "items"), path)].filter((value) => value !== undefined);
    if (type !== "object") return ofPlainType(type, textAt(found, "format"));
    return Object.fromEntries(
      membersOf(at(found, "properties"))
        .filter(([, property]) => at(references.resolve(property), "readOnly") !== true)
        .map(([name, property]) => [name, make(property, path)] as const)
        .filter(([, value]) => value !== undefined),
    );
  };
  return make(schema, []);
};

/** What the schema itself says a value is like. */
export const givenValue = (schema: unknown): unknown => {
  for (const name of ["example", "const", "default"]) {
    if (at(schema, name) !== undefined) return at(schema, name);
  }
  return listAt(schema, "examples")[0] ?? listAt(schema, "enum")[0];
};

/** Of 3.1 the first of several types that is not null. */
const typeOf = (schema: unknown): string => {
  const type = at(schema, "type");
  const first = Array.isArray(type) ? type.find((each) => each !== "null") : type;
  if (typeof first === "string") return first;
  if (isObject(at(schema, "properties"))) return "object";
  return at(schema, "items") === undefined ? "null" : "array";
};

const formats: Readonly<Record<string, string>> = {
  "date-time": "2025-01-31T12:00:00Z",
  date: "2025-01-31",
  uuid: "00000000-0000-4000-8000-000000000000",
  email: "anna@example.com",
  uri: "https://example.com",
};

const ofPlainType = (type: string, format: string): unknown => {
  switch (type) {
    case "string":
      return (Object.hasOwn(formats, format) ? formats[format] : undefined) ?? "";
    case "integer":
    case "number":
      return 0;
    case "boolean":
      return false;
    default:
      return null;
  }
};
