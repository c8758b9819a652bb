import type { ImportedCollection } from "#shared/requests/interchange.ts";
import type { RequestBody } from "#shared/requests/request-draft.ts";
import { bodyOfText, leaveFile } from "../bodies.ts";
import { createFolderBuilder } from "../folder-builder.ts";
import { notImportable } from "../import-failure.ts";
import { at, isObject, listAt, textAt } from "../json-values.ts";
import { makeDraft } from "../make-draft.ts";
import { nameOfRequest } from "../names.ts";
import type { Reading, Where } from "../reading.ts";

/**
 * Reads an HTTP Archive 1.2: its requests, a folder for each host where there are several. Answers, cookies and
 * credentials stay behind; a member that begins with an underscore is a tool's own.
 * @throws AppFailure `invalid_input`
 */
export const readHar = (document: unknown, name: string, reading: Reading): ImportedCollection => {
  const version = textAt(at(document, "log"), "version");
  if (!/^1\.\d/.test(version) && version !== "") {
    throw notImportable(`HAR ${version.slice(0, 20)} is not known.`, "Export it as HAR 1.2.");
  }
  const entries = listAt(at(document, "log"), "entries");
  const hosts = new Set(entries.map((entry) => hostOf(textAt(at(entry, "request"), "url"))));
  const root = createFolderBuilder(name, reading);
  const folders = new Map<string, typeof root>();
  for (const entry of entries) {
    const request = at(entry, "request");
    const host = hostOf(textAt(request, "url"));
    const folder = hosts.size < 2 ? root : (folders.get(host) ?? root.folder(host || "Other"));
    folders.set(host, folder);
    folder.add(readEntry(entry, request, folder.where, reading));
  }
  return { ...root.result(), format: "har", environments: [], leftOut: [] };
};

const readEntry = (entry: unknown, request: unknown, folder: Where, reading: Reading) => {
  const method = textAt(request, "method");
  const url = textAt(request, "url");
  const name = nameOfRequest(method.toUpperCase(), url);
  const where = [...folder, name];
  if (!isObject(request) || url === "") {
    reading.leave(folder, "Entry without a request", "There is nothing to request.");
    return undefined;
  }
  if (textAt(entry, "_resourceType") === "websocket" || /^wss?:/i.test(url)) {
    reading.leave(where, "WebSocket", "Only http and https URLs are requested.");
    return undefined;
  }
  const headers = listAt(request, "headers").map((header) => ({
    name: textAt(header, "name"),
    value: textAt(header, "value"),
    enabled: true,
  }));
  if (listAt(request, "cookies").length > 0 && !headers.some((header) => /^cookie$/i.test(header.name))) {
    reading.leave(where, "Cookie header", "Cookies belong to a session that is not kept.");
  }
  const body = bodyOf(at(request, "postData"), where, reading);
  return makeDraft(
    { name, method, url: url.replace(/#.*$/s, ""), headers, body, redirects: "stop" },
    folder,
    reading,
  );
};

const bodyOf = (data: unknown, where: Where, reading: Reading): RequestBody => {
  const mediaType = textAt(data, "mimeType");
  const text = textAt(data, "text");
  const parameters = listAt(data, "params");
  if (parameters.length === 0 && textAt(data, "encoding") !== "base64") return bodyOfText(text, mediaType);
  if (parameters.length === 0) {
    reading.leave(where, "Body", "It is in base64: choose it as a file.");
    return { kind: "file", mediaType: mediaType.slice(0, 256) };
  }
  if (!/^multipart\/form-data/i.test(mediaType)) {
    return {
      kind: "form",
      fields: parameters.map((parameter) => ({
        name: textAt(parameter, "name"),
        value: textAt(parameter, "value"),
        enabled: true,
      })),
    };
  }
  return {
    kind: "multipart",
    parts: parameters.map((parameter) => {
      const partName = textAt(parameter, "name");
      const partType = textAt(parameter, "contentType").slice(0, 256);
      const fileName = textAt(parameter, "fileName");
      if (fileName === "") {
        const value = textAt(parameter, "value");
        return { kind: "text", name: partName, value, mediaType: partType, enabled: true };
      }
      leaveFile(fileName, where, reading);
      return { kind: "file", name: partName, mediaType: partType, enabled: true };
    }),
  };
};

const hostOf = (url: string): string =>
  /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(url)?.[1]?.replace(/^.*@/, "") ?? "";
