import type { RequestBody, RequestDraft, RequestHeader } from "#shared/requests/request-draft.ts";
import { bodyOfText } from "../bodies.ts";
import { asText, at, isObject, listAt, membersOf, textAt } from "../json-values.ts";
import { makeDraft } from "../make-draft.ts";
import type { Reading, Where } from "../reading.ts";
import { type QueryRow, withQuery } from "../urls.ts";
import { cleanVariableName } from "../variables.ts";
import { exampleOfSchema, givenValue } from "./example-of-schema.ts";
import type { References } from "./references.ts";

/** What all operations of a description share. */
export interface OpenApiContext {
  readonly reading: Reading;
  readonly references: References;
  /** Variables of the collection and their values; the first one counts. */
  readonly values: Map<string, string>;
  /** A key that is sent, or undefined: an identity brings it. */
  readonly schemes: ReadonlyMap<
    string,
    { readonly name: string; readonly place: string; readonly variable: string } | undefined
  >;
  readonly security: unknown;
}

interface Operation {
  readonly path: string;
  readonly method: string;
  readonly item: unknown;
  readonly operation: unknown;
}

/** The request of an operation: what it requires is in it, what is optional is noted or switched off. */
export const readOperation = (
  found: Operation,
  folder: Where,
  context: OpenApiContext,
): RequestDraft | undefined => {
  const { path, method, operation } = found;
  const { reading } = context;
  const name =
    textAt(operation, "summary") || textAt(operation, "operationId") || `${method.toUpperCase()} ${path}`;
  const where = [...folder, name];
  const parameters = parametersOf(found, context);
  const keys = keysOf(operation, context);
  noteOptional(parameters, where, reading);
  if (isObject(at(operation, "callbacks")))
    reading.leave(where, "Callbacks", "They are requests that the API sends.");
  const security = at(operation, "security") ?? context.security;
  const isOpen = Array.isArray(security) && security.length === 0;
  return makeDraft(
    {
      name,
      method,
      url: withQuery(urlOf(path, parameters, context), [...queryOf(parameters, context), ...keys.query]),
      headers: [...headersOf(parameters, context), ...keys.headers],
      body: bodyOf(at(operation, "requestBody"), where, context),
      ...(isOpen ? { sendAs: { kind: "anonymous" as const }, token: "none" as const } : {}),
    },
    folder,
    reading,
  );
};

/** Those of the operation, and those of its path that it does not say anew. */
const parametersOf = ({ item, operation }: Operation, { references }: OpenApiContext): readonly unknown[] => {
  const all = [...listAt(item, "parameters"), ...listAt(operation, "parameters")].map(references.resolve);
  const byKey = new Map(
    all.filter(isObject).map((each) => [`${textAt(each, "in")} ${textAt(each, "name")}`, each]),
  );
  return [...byKey.values()];
};

/** An example of a parameter as text; undefined where there is none. */
const exampleOf = (parameter: unknown, { references }: OpenApiContext): string | undefined => {
  const [first] = membersOf(at(parameter, "examples"));
  const schema = references.resolve(at(parameter, "schema"));
  return asText(
    at(parameter, "example") ?? at(references.resolve(first?.[1]), "value") ?? givenValue(schema),
  );
};

const urlOf = (path: string, parameters: readonly unknown[], context: OpenApiContext): string => {
  const url = path.replace(/\{([^{}]{1,256})\}/g, (_whole, name: string) => {
    const variable = cleanVariableName(name);
    const parameter = parameters.find(
      (each) => textAt(each, "in") === "path" && textAt(each, "name") === name,
    );
    if (!context.values.has(variable)) context.values.set(variable, exampleOf(parameter, context) ?? "");
    return `{{${variable}}}`;
  });
  return `{{base}}${url.startsWith("/") ? url : `/${url}`}`;
};

const isRequired = (parameter: unknown): boolean => at(parameter, "required") === true;

/** An example, or a variable that is still to be given a value. */
const sentValue = (parameter: unknown, context: OpenApiContext): string => {
  const example = exampleOf(parameter, context);
  if (example !== undefined) return example;
  const variable = cleanVariableName(textAt(parameter, "name"));
  if (!context.values.has(variable)) context.values.set(variable, "");
  return `{{${variable}}}`;
};

const queryOf = (parameters: readonly unknown[], context: OpenApiContext): readonly QueryRow[] =>
  parameters
    .filter((parameter) => textAt(parameter, "in") === "query" && isRequired(parameter))
    .map((parameter) => ({
      name: textAt(parameter, "name"),
      value: sentValue(parameter, context),
      enabled: true,
    }));

/** Headers that the description says elsewhere (OpenAPI 3.1, 4.8.12.1). */
const saidElsewhere = new Set(["accept", "content-type", "authorization"]);

const headersOf = (parameters: readonly unknown[], context: OpenApiContext): readonly RequestHeader[] =>
  parameters
    .filter(
      (each) => textAt(each, "in") === "header" && !saidElsewhere.has(textAt(each, "name").toLowerCase()),
    )
    .map((parameter) => ({
      name: textAt(parameter, "name"),
      value: isRequired(parameter) ? sentValue(parameter, context) : (exampleOf(parameter, context) ?? ""),
      enabled: isRequired(parameter),
    }));

const noteOptional = (parameters: readonly unknown[], where: Where, reading: Reading): void => {
  const named = (place: string) =>
    parameters
      .filter(
        (parameter) => textAt(parameter, "in") === place && (place === "cookie" || !isRequired(parameter)),
      )
      .map((parameter) => textAt(parameter, "name"));
  const query = named("query");
  const cookies = named("cookie");
  if (query.length > 0) {
    reading.leave(
      where,
      `Optional parameters ${query.join(", ").slice(0, 200)}`,
      "Only required ones are in the URL.",
    );
  }
  if (cookies.length > 0) {
    reading.leave(
      where,
      `Cookies ${cookies.join(", ").slice(0, 200)}`,
      "Cookies belong to a session that is not kept.",
    );
  }
};

/** Keys of the first way in which the operation may be authorized. */
const keysOf = (operation: unknown, { schemes, security, values }: OpenApiContext) => {
  const headers: RequestHeader[] = [];
  const query: QueryRow[] = [];
  const ways = at(operation, "security") ?? security;
  for (const [name] of membersOf(Array.isArray(ways) ? ways[0] : undefined)) {
    const key = schemes.get(name);
    if (key === undefined) continue;
    values.set(key.variable, "");
    const row = { name: key.name, value: `{{${key.variable}}}`, enabled: true };
    if (key.place === "header") headers.push(row);
    else query.push(row);
  }
  return { headers, query };
};

const bodyOf = (found: unknown, where: Where, context: OpenApiContext): RequestBody => {
  const content = membersOf(at(context.references.resolve(found), "content"));
  const find = (pattern: RegExp) => content.find(([type]) => pattern.test(type));
  const chosen =
    find(/^application\/json/i) ??
    find(/\+json/i) ??
    find(/x-www-form-urlencoded/i) ??
    find(/^multipart\//i) ??
    content[0];
  if (chosen === undefined) return { kind: "none" };
  const [type, media] = chosen;
  const others = content.filter(([other]) => other !== type).map(([other]) => other);
  if (others.length > 0) {
    context.reading.leave(
      where,
      `Body as ${others.join(", ").slice(0, 200)}`,
      `It is sent as ${type.slice(0, 80)}.`,
    );
  }
  const example = mediaExample(media, where, context);
  if (/^multipart\//i.test(type)) return multipartOf(media, example, context);
  if (/x-www-form-urlencoded/i.test(type)) {
    return {
      kind: "form",
      fields: membersOf(example).map(([name, value]) => ({
        name,
        value: asText(value) ?? JSON.stringify(value),
        enabled: true,
      })),
    };
  }
  if (example === undefined || example === null)
    return { kind: "text", text: "", mediaType: type.slice(0, 256) };
  return bodyOfText(typeof example === "string" ? example : JSON.stringify(example, null, 2), type);
};

const mediaExample = (media: unknown, where: Where, { references, reading }: OpenApiContext): unknown => {
  const direct = at(media, "example");
  if (direct !== undefined) return direct;
  for (const [, each] of membersOf(at(media, "examples"))) {
    const example = references.resolve(each);
    if (at(example, "value") !== undefined) return at(example, "value");
    const external = textAt(example, "externalValue");
    if (external !== "") reading.leave(where, `Example ${external.slice(0, 120)}`, "Nothing is fetched.");
  }
  return at(media, "schema") === undefined ? undefined : exampleOfSchema(at(media, "schema"), references);
};

/** Members that are bytes become files to be chosen. */
const multipartOf = (media: unknown, example: unknown, { references }: OpenApiContext): RequestBody => {
  const properties = at(references.resolve(at(media, "schema")), "properties");
  return {
    kind: "multipart",
    parts: membersOf(isObject(properties) ? properties : example).map(([name, property]) => {
      const schema = references.resolve(property);
      const isFile = textAt(schema, "format") === "binary" || at(schema, "contentMediaType") !== undefined;
      if (isFile) return { kind: "file", name, mediaType: "", enabled: true };
      const value = at(example, name);
      const text = value === undefined || value === null ? "" : (asText(value) ?? JSON.stringify(value));
      return { kind: "text", name, value: text, mediaType: "", enabled: true };
    }),
  };
};
