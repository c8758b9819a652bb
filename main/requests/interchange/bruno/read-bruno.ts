import type { ImportedCollection, ImportFormat } from "#shared/requests/interchange.ts";
import type { RequestBody, RequestDraft } from "#shared/requests/request-draft.ts";
import { applyAuthentication, type FoundAuthentication, inheritedAuthentication } from "../authentication.ts";
import { bodyOfGraphql, bodyOfText, leaveFile } from "../bodies.ts";
import { createFolderBuilder, type FolderBuilder } from "../folder-builder.ts";
import { makeDraft } from "../make-draft.ts";
import { cleanName } from "../names.ts";
import type { Reading, Where } from "../reading.ts";
import { withPathVariables, withQuery } from "../urls.ts";
import { plainName, renameVariables, variablesOf } from "../variables.ts";
import { capturesOf, expectationsOf } from "./bruno-expectations.ts";
import type { BrunoCollection, BrunoItem, BrunoRequest, BrunoRow } from "./bruno-model.ts";

/** Makes requests of a collection of Bruno, whatever kind of files it was in. Scripts are never run, and are noted. */
export const readBruno = (
  collection: BrunoCollection,
  format: Extract<ImportFormat, "bruno" | "open_collection">,
  reading: Reading,
): ImportedCollection => {
  const root = createFolderBuilder(cleanName(collection.name, "Bruno collection"), reading);
  const nothing: Inherited = { headers: [], authentication: { kind: "inherit" } };
  const inherited = inheritedOf(nothing, collection.root, [], reading);
  addVariables(root, collection.root, reading);
  readItems(collection.items, root, inherited, reading);
  const environments = collection.environments.map((environment) => {
    const name = cleanName(environment.name, "Environment");
    return { name, variables: keptVariables(environment.variables, [name], reading) };
  });
  return { ...root.result(), format, environments, leftOut: [] };
};

/** What a request has from the folders around it. */
interface Inherited {
  readonly headers: readonly BrunoRow[];
  readonly authentication: FoundAuthentication;
}

const inheritedOf = (outer: Inherited, folder: BrunoRequest, where: Where, reading: Reading): Inherited => ({
  headers: withoutSame(outer.headers, folder.headers),
  authentication: inheritedAuthentication(
    authenticationOf(folder.authentication),
    outer.authentication,
    where,
    reading,
  ),
});

/** The inner ones win. */
const withoutSame = (outer: readonly BrunoRow[], inner: readonly BrunoRow[]): readonly BrunoRow[] => {
  const names = new Set(inner.map(({ name }) => name.toLowerCase()));
  return [...outer.filter(({ name }) => !names.has(name.toLowerCase())), ...inner];
};

const addVariables = (folder: FolderBuilder, request: BrunoRequest, reading: Reading): void => {
  folder.variables(keptVariables(request.variables, folder.where, reading));
  for (const script of request.scripts) reading.leave(folder.where, script, "Scripts are not run.");
};

const keptVariables = (rows: readonly BrunoRow[], where: Where, reading: Reading) => {
  const rename = plainName(where, reading);
  for (const { name, enabled } of rows) {
    if (!enabled) reading.leave(where, `Variable ${name.slice(0, 80)}`, "It was switched off.");
  }
  return variablesOf(
    rows
      .filter(({ enabled }) => enabled)
      .map((row) => ({ ...row, value: renameVariables(row.value, rename) })),
    where,
    reading,
  );
};

const readItems = (
  items: readonly BrunoItem[],
  folder: FolderBuilder,
  inherited: Inherited,
  reading: Reading,
): void => {
  // Those without a number come last, by their names.
  const order = (item: BrunoItem): number => item.seq || Number.MAX_SAFE_INTEGER;
  const sorted = [...items].sort(
    (left, right) => order(left) - order(right) || (left.name < right.name ? -1 : 1),
  );
  for (const item of sorted) {
    if (item.type === "folder") {
      const inner = folder.folder(item.name);
      addVariables(inner, item.request, reading);
      readItems(item.items, inner, inheritedOf(inherited, item.request, inner.where, reading), reading);
    } else if (item.type === "http" || item.type === "graphql") {
      folder.add(readRequest(item, folder.where, inherited, reading));
    } else {
      reading.leave([...folder.where, item.name], "Request", "Only HTTP requests are sent from here.");
    }
  }
};

const readRequest = (
  item: BrunoItem,
  folder: Where,
  outer: Inherited,
  reading: Reading,
): RequestDraft | undefined => {
  const where = [...folder, item.name || "Request"];
  const { request } = item;
  const rename = plainName(where, reading);
  const text = (value: string): string => renameVariables(value, rename);
  const headers = withoutSame(outer.headers, request.headers);
  const own = authenticationOf(request.authentication);
  const parts = applyAuthentication(own.kind === "inherit" ? outer.authentication : own, where, reading);
  for (const script of request.scripts) reading.leave(where, script, "Scripts are not run.");
  for (const { name } of request.variables) {
    reading.leave(
      where,
      `Variable ${name.slice(0, 80)}`,
      "A request has no variables of its own: put it into the collection.",
    );
  }
  return makeDraft(
    {
      name: item.name,
      method: request.method,
      url: withQuery(text(urlOf(request, where, reading)), parts.query),
      headers: [
        ...headers.map(({ name, value, enabled }) => ({ name: text(name), value: text(value), enabled })),
        ...parts.headers,
      ],
      body: bodyOf(request.body, text, where, reading),
      ...(parts.sendAs === undefined ? {} : { sendAs: parts.sendAs }),
      ...(parts.token === undefined ? {} : { token: parts.token }),
      ...(item.followsRedirects ? {} : { redirects: "stop" as const }),
      ...(item.timeoutMs > 0
        ? { timeLimitInSeconds: Math.min(3600, Math.max(1, Math.ceil(item.timeoutMs / 1000))) }
        : {}),
      expectations: [...expectationsOf(request.assertions, where, reading)],
      captures: [...capturesOf(request.captures, where, reading)],
    },
    folder,
    reading,
  );
};

/** The query of the URL is that of the table, in which rows can be switched off. */
const urlOf = ({ url, query, path }: BrunoRequest, where: Where, reading: Reading): string => {
  if (query.some(({ enabled }) => !enabled)) {
    reading.leave(
      where,
      "Query parameters that are off",
      "The query is a part of the URL: what is off is not in it.",
    );
  }
  const base = query.length === 0 ? url : withQuery(url.replace(/\?.*$/s, ""), query);
  let filled = base;
  for (const { name, value } of path) {
    if (value === "") continue;
    const written = value.startsWith("{{") ? value : encodeURIComponent(value.replace(/\p{Surrogate}/gu, ""));
    filled = filled.replace(
      new RegExp(`/:${name.replace(/[^\w-]/g, "\\$&")}(?=[/?#]|$)`),
      () => `/${written}`,
    );
  }
  return withPathVariables(filled).url;
};

const authenticationOf = ({
  mode,
  key,
  value,
  placement,
}: BrunoRequest["authentication"]): FoundAuthentication => {
  if (mode === "none") return { kind: "anonymous" };
  if (mode === "inherit" || mode === "") return { kind: "inherit" };
  if (mode !== "apikey") return { kind: "credentials", scheme: mode };
  return {
    kind: "key",
    name: key,
    value,
    place: placement === "queryparams" || placement === "query" ? "query" : "header",
  };
};

const textTypes: Readonly<Record<string, string>> = {
  json: "application/json",
  text: "text/plain",
  xml: "application/xml",
  sparql: "application/sparql-query",
};

const bodyOf = (
  body: BrunoRequest["body"],
  text: (value: string) => string,
  where: Where,
  reading: Reading,
): RequestBody => {
  const row = ({ name, value, enabled }: BrunoRow) => ({ name: text(name), value: text(value), enabled });
  switch (body.mode) {
    case "graphql":
      return bodyOfGraphql(text(body.text), text(body.variables), where, reading);
    case "formUrlEncoded":
      return { kind: "form", fields: body.fields.map(row) };
    case "multipartForm":
      return {
        kind: "multipart",
        parts: body.parts.map((part) => {
          const mediaType = part.contentType.slice(0, 256);
          if (part.files === undefined) return { kind: "text", ...row(part), mediaType };
          for (const path of part.files) leaveFile(path, where, reading);
          return { kind: "file", name: text(part.name), mediaType, enabled: part.enabled };
        }),
      };
    case "file": {
      const chosen = body.parts.find(({ enabled }) => enabled) ?? body.parts[0];
      for (const path of chosen?.files ?? []) leaveFile(path, where, reading);
      return { kind: "file", mediaType: (chosen?.contentType ?? "").slice(0, 256) };
    }
    default:
      return bodyOfText(
        text(body.text),
        (Object.hasOwn(textTypes, body.mode) ? textTypes[body.mode] : undefined) ?? "",
      );
  }
};
