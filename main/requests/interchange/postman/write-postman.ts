import type { ImportedFolder } from "#shared/requests/interchange.ts";
import type { RequestBody, RequestDraft } from "#shared/requests/request-draft.ts";
import { splitAt } from "../credentials.ts";
import { type ExportedCollection, withoutSecrets } from "../exported-collection.ts";
import type { Reading, Where } from "../reading.ts";

const SCHEMA = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";

/** What a person has to put into the collection there, in the place of an identity. */
const TOKEN = "{{token}}";

/**
 * A collection as a Postman collection 2.1. What goes out with a token there has it from the variable `token`; what
 * Postman has no place for is noted.
 */
export const writePostman = (collection: ExportedCollection, reading: Reading): string => {
  const { environments: _environments, ...root } = withoutSecrets(collection, reading);
  const hasToken = root.variables.some(({ name }) => name === "token");
  return `${JSON.stringify(
    {
      info: { name: root.name, schema: SCHEMA },
      item: itemsOf(root, [], reading),
      auth: bearer,
      variable: [
        ...root.variables.map(variableOf),
        ...(hasToken ? [] : [{ key: "token", value: "", type: "string" }]),
      ],
    },
    null,
    2,
  )}\n`;
};

const bearer = { type: "bearer", bearer: [{ key: "token", value: TOKEN, type: "string" }] };

const variableOf = ({ name, value }: { readonly name: string; readonly value: string }) => ({
  key: name,
  value,
  type: "string",
});

const itemsOf = (folder: ImportedFolder, where: Where, reading: Reading): readonly object[] => [
  ...folder.folders.map((inner) => {
    const place = [...where, inner.name];
    if (inner.variables.length > 0) {
      reading.leave(place, "Variables of the folder", "Postman has variables of collections alone.");
    }
    return { name: inner.name, item: itemsOf(inner, place, reading) };
  }),
  ...folder.requests.map((request) => itemOf(request, where, reading)),
];

const itemOf = (draft: RequestDraft, folder: Where, reading: Reading): object => {
  const where = [...folder, draft.name];
  if (draft.expectations.length > 0) reading.leave(where, "Expectations", "Postman has scripts for them.");
  if (draft.captures.length > 0)
    reading.leave(where, "Variables from the answer", "Postman has scripts for them.");
  const isOpen = draft.sendAs.kind === "anonymous" || draft.token === "none";
  return {
    name: draft.name,
    ...(draft.redirects === "stop" ? { protocolProfileBehavior: { followRedirects: false } } : {}),
    request: {
      method: draft.method,
      header: headersOf(draft).map(({ name, value, enabled }) => ({ key: name, value, ...off(enabled) })),
      ...(isOpen ? { auth: { type: "noauth" } } : {}),
      ...bodyMember(draft.body, where, reading),
      url: urlOf(draft.url),
    },
    response: [],
  };
};

const off = (enabled: boolean) => (enabled ? {} : { disabled: true });

/** Postman takes the type of a text from a header alone. */
const headersOf = ({ headers, body }: RequestDraft): RequestDraft["headers"] => {
  const type =
    body.kind === "json"
      ? "application/json"
      : body.kind === "text" || body.kind === "file"
        ? body.mediaType
        : "";
  const isSaid = headers.some(({ name, enabled }) => enabled && name.toLowerCase() === "content-type");
  return type === "" || isSaid ? headers : [...headers, { name: "Content-Type", value: type, enabled: true }];
};

const bodyMember = (body: RequestBody, where: Where, reading: Reading): object => {
  const leave = (): void => reading.leave(where, "File", "Choose it again there.");
  switch (body.kind) {
    case "none":
      return {};
    case "json":
      return { body: { mode: "raw", raw: body.text, options: { raw: { language: "json" } } } };
    case "text":
      return { body: { mode: "raw", raw: body.text, options: { raw: { language: "text" } } } };
    case "form":
      return {
        body: {
          mode: "urlencoded",
          urlencoded: body.fields.map(({ name, value, enabled }) => ({
            key: name,
            value,
            type: "text",
            ...off(enabled),
          })),
        },
      };
    case "multipart":
      return {
        body: {
          mode: "formdata",
          formdata: body.parts.map((part) => {
            const type = part.mediaType === "" ? {} : { contentType: part.mediaType };
            const shared = { key: part.name, ...type, ...off(part.enabled) };
            if (part.kind === "text") return { ...shared, type: "text", value: part.value };
            leave();
            return { ...shared, type: "file", src: [] };
          }),
        },
      };
    case "file":
      leave();
      return { body: { mode: "file", file: {} } };
  }
};

/** Its parts as well, which Postman shows; variables are in them as they are. */
const urlOf = (raw: string): object => {
  const [, protocol, authority = "", rest = ""] =
    /^(?:([a-z][a-z0-9+.-]*):\/\/)?([^/?#]*)([^#]*)/is.exec(raw) ?? [];
  const [path = "", query] = splitAt(rest, "?");
  const [host = "", port] = authority.split(/:(?=\d+$)/, 2);
  return {
    raw,
    ...(protocol === undefined ? {} : { protocol }),
    ...(host === "" ? {} : { host: host.startsWith("{{") ? [host] : host.split(".") }),
    ...(port === undefined ? {} : { port }),
    ...(path === "" ? {} : { path: path.replace(/^\//, "").split("/") }),
    ...(query === undefined
      ? {}
      : {
          query: query.split("&").map((pair) => {
            const [key = "", value] = splitAt(pair, "=");
            return { key, value: value ?? null };
          }),
        }),
  };
};
