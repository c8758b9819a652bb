import {
  type BrunoEnvironment,
  type BrunoItem,
  type BrunoPart,
  type BrunoRequest,
  emptyBrunoRequest,
} from "./bruno-model.ts";
import { type BruBlock, type BruRow, namesOf, parseBru, rowsOf, textOf } from "./parse-bru.ts";

const methods = ["get", "post", "put", "patch", "delete", "head", "options", "trace", "connect", "http"];

const bodyModes: Readonly<Record<string, string>> = {
  "body:json": "json",
  body: "json",
  "body:text": "text",
  "body:xml": "xml",
  "body:sparql": "sparql",
  "body:graphql": "graphql",
};

const scriptNames: Readonly<Record<string, string>> = {
  "script:pre-request": "Pre-request script",
  "script:post-response": "Post-response script",
  tests: "Test script",
};

/** The item of a `.bru` file: a request, or what a `folder.bru` or `collection.bru` says. */
export const itemOfBru = (text: string, fileName: string): BrunoItem => {
  const blocks = parseBru(text);
  const meta = rowsNamed(blocks, "meta");
  const settings = rowsNamed(blocks, "settings");
  return {
    type: valueNamed(meta, "type") || "http",
    name: valueNamed(meta, "name") || fileName.replace(/\.bru$/i, ""),
    seq: Number(valueNamed(meta, "seq")) || 0,
    items: [],
    request: requestOf(blocks),
    followsRedirects: valueNamed(settings, "followRedirects") !== "false",
    timeoutMs: Number(valueNamed(settings, "timeout")) || 0,
  };
};

/** An environment's file. The values of secret variables are never in one. */
export const environmentOfBru = (text: string, name: string): BrunoEnvironment => {
  const blocks = parseBru(text);
  const secrets = blocks
    .filter((block) => block.name === "vars:secret")
    .flatMap(({ lines }) => namesOf(lines));
  return {
    name,
    variables: [...rowsNamed(blocks, "vars"), ...secrets.map((row) => ({ ...row, isSecret: true }))],
  };
};

const requestOf = (blocks: readonly BruBlock[]): BrunoRequest => {
  const verb = blocks.find(({ name }) => methods.includes(name));
  const rows = rowsOf(verb?.lines ?? []);
  const mode = valueNamed(rows, "auth") || valueNamed(rowsNamed(blocks, "auth"), "mode") || "inherit";
  const key = rowsNamed(blocks, "auth:apikey");
  return {
    ...emptyBrunoRequest,
    method: verb?.name === "http" ? valueNamed(rows, "method") : (verb?.name ?? ""),
    url: valueNamed(rows, "url"),
    query: rowsNamed(blocks, "params:query", "query"),
    path: rowsNamed(blocks, "params:path"),
    headers: rowsNamed(blocks, "headers"),
    body: bodyOf(blocks, valueNamed(rows, "body")),
    authentication: {
      mode,
      key: valueNamed(key, "key"),
      value: valueNamed(key, "value"),
      placement: valueNamed(key, "placement"),
    },
    variables: rowsNamed(blocks, "vars:pre-request"),
    captures: rowsNamed(blocks, "vars:post-response"),
    assertions: rowsNamed(blocks, "assert"),
    scripts: blocks.flatMap(({ name, lines }) => {
      const script = Object.hasOwn(scriptNames, name) ? scriptNames[name] : undefined;
      return script !== undefined && lines.some((line) => line.trim() !== "") ? [script] : [];
    }),
  };
};

const bodyOf = (blocks: readonly BruBlock[], said: string): BrunoRequest["body"] => {
  const modes = new Map(
    blocks.flatMap(({ name, lines }) => {
      const mode = Object.hasOwn(bodyModes, name) ? bodyModes[name] : undefined;
      return mode === undefined ? [] : [[mode, textOf(lines)] as const];
    }),
  );
  const mode = said || [...modes.keys()][0] || "none";
  const partBlock = mode === "file" ? "body:file" : "body:multipart-form";
  return {
    mode: mode === "form-urlencoded" ? "formUrlEncoded" : mode === "multipart-form" ? "multipartForm" : mode,
    text: modes.get(mode) ?? "",
    variables: textOf(blocks.find(({ name }) => name === "body:graphql:vars")?.lines ?? []),
    fields: rowsNamed(blocks, "body:form-urlencoded"),
    parts: rowsNamed(blocks, partBlock).map(partOf),
  };
};

/** `@file(a|b) @contentType(text/plain)`. */
const partOf = (row: BruRow): BrunoPart => {
  const contentType = /\s*@contentType\(([^)]*)\)\s*$/.exec(row.value);
  const value = contentType === null ? row.value : row.value.slice(0, contentType.index);
  const files = /^@file\((.*)\)\s*$/s.exec(value)?.[1];
  return { ...row, value, files: files?.split("|"), contentType: contentType?.[1] ?? "" };
};

const rowsNamed = (blocks: readonly BruBlock[], ...names: readonly string[]): readonly BruRow[] =>
  blocks.filter(({ name }) => names.includes(name)).flatMap(({ lines }) => rowsOf(lines));

const valueNamed = (rows: readonly BruRow[], name: string): string =>
  rows.find((row) => row.name === name)?.value ?? "";
