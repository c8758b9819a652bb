import { asText, at, isObject, listAt, textAt } from "../json-values.ts";
import type { BrunoCollection, BrunoItem, BrunoPart, BrunoRequest, BrunoRow } from "./bruno-model.ts";

/** Whether a document is a collection that Bruno exported as JSON. */
export const isBrunoJson = (document: unknown): boolean =>
  textAt(document, "version") === "1" &&
  Array.isArray(at(document, "items")) &&
  textAt(document, "name") !== "" &&
  listAt(document, "items").every((item) => isObject(item) && textAt(item, "type") !== "");

/** The collection of Bruno's JSON export. */
export const collectionOfJson = (document: unknown): BrunoCollection => ({
  name: textAt(document, "name"),
  root: requestOf(at(at(document, "root"), "request"), at(document, "root")),
  items: listAt(document, "items").map((item) => itemOf(item, 0)),
  environments: listAt(document, "environments").map((environment) => ({
    name: textAt(environment, "name"),
    variables: listAt(environment, "variables").map((row) => ({
      ...rowOf(row),
      isSecret: at(row, "secret") === true,
    })),
  })),
});

const itemOf = (item: unknown, depth: number): BrunoItem => {
  const type = textAt(item, "type").replace(/-request$/, "");
  const isFolder = type === "folder";
  const settings = at(item, "settings");
  return {
    type,
    name: textAt(item, "name"),
    seq: Number(at(item, "seq")) || 0,
    // Deeper ones are nothing that a person has made.
    items: depth > 100 ? [] : listAt(item, "items").map((inner) => itemOf(inner, depth + 1)),
    request: isFolder
      ? requestOf(at(at(item, "root"), "request"), at(item, "root"))
      : requestOf(at(item, "request"), at(item, "request")),
    followsRedirects: at(settings, "followRedirects") !== false,
    timeoutMs: Number(at(settings, "timeout")) || 0,
  };
};

const requestOf = (request: unknown, owner: unknown): BrunoRequest => {
  const params = listAt(request, "params");
  const key = at(at(request, "auth"), "apikey");
  const script = at(request, "script");
  return {
    method: textAt(request, "method"),
    url: textAt(request, "url"),
    query: params.filter((row) => textAt(row, "type") !== "path").map(rowOf),
    path: params.filter((row) => textAt(row, "type") === "path").map(rowOf),
    headers: listAt(request, "headers").map(rowOf),
    body: bodyOf(at(request, "body")),
    authentication: {
      mode: textAt(at(request, "auth"), "mode") || "inherit",
      key: textAt(key, "key"),
      value: textAt(key, "value"),
      placement: textAt(key, "placement"),
    },
    variables: listAt(at(request, "vars"), "req").map(rowOf),
    captures: listAt(at(request, "vars"), "res").map(rowOf),
    assertions: listAt(request, "assertions").map(rowOf),
    scripts: [
      ...(textAt(script, "req").trim() === "" ? [] : ["Pre-request script"]),
      ...(textAt(script, "res").trim() === "" ? [] : ["Post-response script"]),
      ...(`${textAt(request, "tests")}${textAt(owner, "tests")}`.trim() === "" ? [] : ["Test script"]),
    ],
  };
};

const bodyOf = (body: unknown): BrunoRequest["body"] => {
  const mode = textAt(body, "mode") || "none";
  const graphql = at(body, "graphql");
  return {
    mode,
    text: mode === "graphql" ? textAt(graphql, "query") : textAt(body, mode),
    variables: textAt(graphql, "variables"),
    fields: listAt(body, "formUrlEncoded").map(rowOf),
    parts: mode === "file" ? listAt(body, "file").map(fileOf) : listAt(body, "multipartForm").map(partOf),
  };
};

const fileOf = (file: unknown): BrunoPart => ({
  name: "file",
  value: "",
  enabled: at(file, "selected") !== false,
  files: [textAt(file, "filePath")],
  contentType: textAt(file, "contentType"),
});

const partOf = (part: unknown): BrunoPart => {
  const value = at(part, "value");
  const isFile = textAt(part, "type") === "file";
  const paths = Array.isArray(value) ? value.map((path) => asText(path) ?? "") : [asText(value) ?? ""];
  return {
    ...rowOf(part),
    value: isFile ? "" : (asText(value) ?? ""),
    files: isFile ? paths : undefined,
    contentType: textAt(part, "contentType"),
  };
};

const rowOf = (row: unknown): BrunoRow => ({
  name: textAt(row, "name"),
  value: textAt(row, "value"),
  enabled: at(row, "enabled") !== false,
});
