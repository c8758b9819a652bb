import type { ImportedCollection } from "#shared/requests/interchange.ts";
import type { RequestHeader } from "#shared/requests/request-draft.ts";
import { applyAuthentication, type FoundAuthentication, inheritedAuthentication } from "../authentication.ts";
import { createFolderBuilder, type FolderBuilder } from "../folder-builder.ts";
import { notImportable } from "../import-failure.ts";
import { asText, at, isObject, listAt, textAt } from "../json-values.ts";
import { makeDraft } from "../make-draft.ts";
import type { Reading, Where } from "../reading.ts";
import { withQuery } from "../urls.ts";
import { type FoundVariable, plainName, renameVariables, variablesOf } from "../variables.ts";
import { authenticationOf } from "./postman-authentication.ts";
import { bodyOf } from "./postman-body.ts";
import { urlOf } from "./postman-url.ts";

/** Whether a document is a Postman collection of any version. */
export const isPostman = (document: unknown): boolean =>
  /getpostman\.com|schema\.postman\.com/.test(textAt(at(document, "info"), "schema")) ||
  (isObject(at(document, "info")) && Array.isArray(at(document, "item"))) ||
  (Array.isArray(at(document, "requests")) && Array.isArray(at(document, "order")));

/**
 * Reads a Postman collection of version 2.0 or 2.1. Scripts are never run, and are noted.
 * @throws AppFailure `invalid_input` for another version
 */
export const readPostman = (document: unknown, reading: Reading): ImportedCollection => {
  const info = at(document, "info");
  const version = /\/v(\d+\.\d+)/.exec(textAt(info, "schema"))?.[1];
  if (!isObject(info) || (version !== undefined && !/^2\.[01]$/.test(version))) {
    throw notImportable(
      `Postman collections of version ${version ?? "1"} are not known.`,
      "Export the collection as v2.1.",
    );
  }
  const name = textAt(info, "name") || "Postman collection";
  const root = createFolderBuilder(name, reading);
  const rename = plainName([], reading);
  root.variables(variablesOf(foundVariables(at(document, "variable"), rename), [], reading));
  noteEvents(document, [], reading);
  const context = { reading, root, pathValues: new Map<string, string>() };
  const outer = inheritedAuthentication(authenticationOf(document), { kind: "inherit" }, [], reading);
  readItems(listAt(document, "item"), root, outer, context);
  root.variables(
    [...context.pathValues].map(([variable, value]) => ({ name: variable, value, isSecret: false })),
  );
  return { ...root.result(), format: "postman", environments: [], leftOut: [] };
};

/** Variables of a collection or an environment; those that are switched off are left out. */
export const foundVariables = (
  list: unknown,
  rename: (name: string) => string | undefined,
): readonly FoundVariable[] =>
  (Array.isArray(list) ? list : []).flatMap((variable) => {
    const isOff = at(variable, "enabled") === false || at(variable, "disabled") === true;
    const value = at(variable, "value");
    const text = asText(value) ?? (value === undefined || value === null ? "" : JSON.stringify(value));
    const name = textAt(variable, "key") || textAt(variable, "id");
    return isOff
      ? []
      : [{ name, value: renameVariables(text, rename), isSecret: textAt(variable, "type") === "secret" }];
  });

interface Context {
  readonly reading: Reading;
  /** First values of path variables; another of the same name is noted. */
  readonly pathValues: Map<string, string>;
}

const readItems = (
  items: readonly unknown[],
  folder: FolderBuilder,
  inherited: FoundAuthentication,
  context: Context,
): void => {
  for (const item of items) {
    if (!isObject(item)) {
      context.reading.leave(folder.where, "An empty item", "There is nothing to request.");
      continue;
    }
    if (Array.isArray(at(item, "item"))) {
      const inner = folder.folder(textAt(item, "name"));
      inner.variables(
        variablesOf(
          foundVariables(at(item, "variable"), plainName(inner.where, context.reading)),
          inner.where,
          context.reading,
        ),
      );
      noteEvents(item, inner.where, context.reading);
      const own = inheritedAuthentication(authenticationOf(item), inherited, inner.where, context.reading);
      readItems(listAt(item, "item"), inner, own, context);
    } else folder.add(readRequest(item, folder.where, inherited, context));
  }
};

const readRequest = (item: unknown, folder: Where, inherited: FoundAuthentication, context: Context) => {
  const { reading } = context;
  const name = textAt(item, "name");
  const where = [...folder, name || "Request"];
  const written = at(item, "request");
  const request = typeof written === "string" ? { method: "GET", url: written } : written;
  if (!isObject(request)) {
    reading.leave(where, "Request", "There is nothing to request.");
    return undefined;
  }
  const rename = plainName(where, reading);
  const own = authenticationOf(request);
  const parts = applyAuthentication(own.kind === "inherit" ? inherited : own, where, reading);
  noteEvents(item, where, reading);
  if (listAt(item, "response").length > 0) {
    reading.leave(
      where,
      "Example responses",
      "Answers are kept in the history, once they have been received.",
    );
  }
  const url = withQuery(urlOf(at(request, "url"), where, context), parts.query);
  const behavior = at(item, "protocolProfileBehavior");
  return makeDraft(
    {
      name,
      method: textAt(request, "method") || "GET",
      url: renameVariables(url, rename),
      headers: [...headersOf(at(request, "header"), rename), ...parts.headers],
      body: bodyOf(at(request, "body"), rename, where, reading),
      ...(parts.sendAs === undefined ? {} : { sendAs: parts.sendAs }),
      ...(parts.token === undefined ? {} : { token: parts.token }),
      ...(at(behavior, "followRedirects") === false ? { redirects: "stop" as const } : {}),
    },
    folder,
    reading,
  );
};

/** A list of them, or, as version 2.0 may have it, lines of text. */
const headersOf = (list: unknown, rename: (name: string) => string | undefined): readonly RequestHeader[] => {
  if (typeof list === "string") {
    return list.split(/\r?\n/).flatMap((line) => {
      const [, name, value] = /^([^:]+):(.*)$/.exec(line) ?? [];
      return name === undefined
        ? []
        : [{ name, value: renameVariables(value?.trim() ?? "", rename), enabled: true }];
    });
  }
  return (Array.isArray(list) ? list : []).map((header) => ({
    name: renameVariables(textAt(header, "key"), rename),
    value: renameVariables(textAt(header, "value"), rename),
    enabled: at(header, "disabled") !== true,
  }));
};

const noteEvents = (item: unknown, where: Where, reading: Reading): void => {
  for (const event of listAt(item, "event")) {
    const script = at(event, "script");
    const exec = at(script, "exec");
    const text = Array.isArray(exec)
      ? exec.map((line) => asText(line) ?? "").join("\n")
      : (asText(exec) ?? "");
    if (text.trim() === "" && at(script, "src") === undefined) continue;
    const isTest = textAt(event, "listen") === "test";
    reading.leave(
      where,
      isTest ? "Test script" : "Pre-request script",
      isTest
        ? "Scripts are not run: say what is expected of the answer under Expectations."
        : "Scripts are not run.",
    );
  }
};
