import { asText, at, isObject, listAt, textAt } from "../json-values.ts";
import {
  type BrunoCollection,
  type BrunoEnvironment,
  type BrunoItem,
  type BrunoPart,
  type BrunoRequest,
  type BrunoRow,
  emptyBrunoRequest,
} from "./bruno-model.ts";

/** Whether a document is the root of an OpenCollection, Bruno's YAML. */
export const isOpenCollection = (document: unknown): boolean => at(document, "opencollection") !== undefined;

/** Whether a document is a request or a folder of one. */
export const isOpenCollectionItem = (document: unknown): boolean =>
  isObject(at(document, "info")) && textAt(at(document, "info"), "type") !== "";

/** A collection whose items are in the one document. */
export const collectionOfOpenCollection = (document: unknown): BrunoCollection => ({
  name: textAt(at(document, "info"), "name"),
  root: folderRequestOf(document),
  items: listAt(document, "items").map((item) => itemOfOpenCollection(item, "")),
  environments: [...listAt(document, "environments"), ...listAt(at(document, "config"), "environments")].map(
    (environment) => environmentOfOpenCollection(environment, ""),
  ),
});

/** A request or a folder. @param fileName what it is called where it does not say */
export const itemOfOpenCollection = (document: unknown, fileName: string, depth = 0): BrunoItem => {
  const info = at(document, "info");
  const type = textAt(info, "type");
  const settings = at(document, "settings");
  const isHttp = type === "http" || type === "graphql";
  return {
    type,
    name: textAt(info, "name") || fileName.replace(/\.ya?ml$/i, ""),
    seq: Number(at(info, "seq")) || 0,
    items:
      depth > 100 ? [] : listAt(document, "items").map((item) => itemOfOpenCollection(item, "", depth + 1)),
    request: isHttp ? requestOf(document, type) : folderRequestOf(document),
    followsRedirects: at(settings, "followRedirects") !== false,
    timeoutMs: Number(at(settings, "timeout")) || 0,
  };
};

/** An environment. @param fileName what it is called where it does not say */
export const environmentOfOpenCollection = (document: unknown, fileName: string): BrunoEnvironment => ({
  name: textAt(document, "name") || fileName.replace(/\.ya?ml$/i, ""),
  variables: listAt(document, "variables").map((row) => ({
    ...rowOf(row),
    isSecret: at(row, "secret") === true,
  })),
});

/** What holds for all requests of a collection or a folder. */
const folderRequestOf = (document: unknown): BrunoRequest => {
  const request = at(document, "request");
  return {
    ...emptyBrunoRequest,
    headers: listAt(request, "headers").map(rowOf),
    authentication: authenticationOf(at(request, "auth")),
    variables: listAt(request, "variables").map(rowOf),
    scripts: scriptsOf(request),
  };
};

const requestOf = (document: unknown, type: string): BrunoRequest => {
  const http = at(document, type);
  const runtime = at(document, "runtime");
  const params = listAt(http, "params");
  return {
    method: textAt(http, "method"),
    url: textAt(http, "url"),
    query: params.filter((row) => textAt(row, "type") !== "path").map(rowOf),
    path: params.filter((row) => textAt(row, "type") === "path").map(rowOf),
    headers: listAt(http, "headers").map(rowOf),
    body: bodyOf(at(http, "body")),
    authentication: authenticationOf(at(http, "auth") ?? at(runtime, "auth")),
    variables: listAt(runtime, "variables").map(rowOf),
    captures: listAt(runtime, "actions").flatMap(captureOf),
    assertions: listAt(runtime, "assertions").map((assertion) => ({
      name: textAt(assertion, "expression"),
      value: `${textAt(assertion, "operator")} ${textAt(assertion, "value")}`.trim(),
      enabled: at(assertion, "disabled") !== true,
    })),
    scripts: scriptsOf(runtime),
  };
};

const captureOf = (action: unknown): readonly BrunoRow[] =>
  textAt(action, "type") === "set-variable" && textAt(action, "phase") === "after-response"
    ? [
        {
          name: textAt(at(action, "variable"), "name"),
          value: textAt(at(action, "selector"), "expression"),
          enabled: at(action, "disabled") !== true,
        },
      ]
    : [];

const scriptNames: Readonly<Record<string, string>> = {
  "before-request": "Pre-request script",
  "after-response": "Post-response script",
  tests: "Test script",
};

const scriptsOf = (owner: unknown): readonly string[] =>
  listAt(owner, "scripts").map((script) => {
    const type = textAt(script, "type");
    return (Object.hasOwn(scriptNames, type) ? scriptNames[type] : undefined) ?? "Script";
  });

const authenticationOf = (auth: unknown): BrunoRequest["authentication"] => ({
  mode: asText(auth) ?? (textAt(auth, "type") || "none"),
  key: textAt(auth, "key"),
  value: textAt(auth, "value"),
  placement: textAt(auth, "placement"),
});

const modes: Readonly<Record<string, string>> = {
  "form-urlencoded": "formUrlEncoded",
  "multipart-form": "multipartForm",
};

const bodyOf = (found: unknown): BrunoRequest["body"] => {
  // Of several variants the one that is selected.
  const variants = Array.isArray(found) ? found : [];
  const body = Array.isArray(found)
    ? at(variants.find((variant) => at(variant, "selected") === true) ?? variants[0], "body")
    : found;
  const data = at(body, "data");
  const type = textAt(body, "type");
  const isGraphql = type === "" && at(body, "query") !== undefined;
  const mode = isGraphql ? "graphql" : ((Object.hasOwn(modes, type) ? modes[type] : type) ?? "");
  const rows = Array.isArray(data) ? data : [];
  return {
    mode: mode || "none",
    text: isGraphql ? textAt(body, "query") : (asText(data) ?? ""),
    variables: textAt(body, "variables"),
    fields: mode === "formUrlEncoded" ? rows.map(rowOf) : [],
    parts: mode === "multipartForm" ? rows.map(partOf) : mode === "file" ? rows.map(fileOf) : [],
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
  return {
    ...rowOf(part),
    value: isFile ? "" : (asText(value) ?? ""),
    files: isFile ? (Array.isArray(value) ? value : [value]).map((path) => asText(path) ?? "") : undefined,
    contentType: textAt(part, "contentType"),
  };
};

const rowOf = (row: unknown): BrunoRow => ({
  name: textAt(row, "name"),
  value: textAt(row, "value"),
  enabled: at(row, "disabled") !== true,
});
