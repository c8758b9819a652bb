import type { RequestBody, RequestDraft } from "#shared/requests/request-draft.ts";
import { applyAuthentication, type FoundAuthentication } from "../authentication.ts";
import { bodyOfGraphql, bodyOfText, leaveFile } from "../bodies.ts";
import { at, isObject, listAt, textAt } from "../json-values.ts";
import { makeDraft } from "../make-draft.ts";
import type { Reading, Where } from "../reading.ts";
import { withPathVariables, withQuery } from "../urls.ts";
import { insomniaText } from "./insomnia-templates.ts";

type Text = (value: string) => string;

/** A request of Insomnia, whose members are called alike in versions 4 and 5 but for scripts and settings. */
export const insomniaRequest = (
  request: unknown,
  folder: Where,
  inherited: FoundAuthentication,
  reading: Reading,
): RequestDraft | undefined => {
  const name = textAt(request, "name");
  const where = [...folder, name || "Request"];
  const text = insomniaText(where, reading);
  const own = insomniaAuthentication(request);
  const parts = applyAuthentication(own.kind === "inherit" ? inherited : own, where, reading);
  noteScripts(request, where, reading);
  const parameters = listAt(request, "parameters");
  if (parameters.some((row) => at(row, "disabled") === true)) {
    reading.leave(
      where,
      "Query parameters that are off",
      "The query is a part of the URL: what is off is not in it.",
    );
  }
  const rows = parameters.map((row) => ({
    name: text(textAt(row, "name")),
    value: text(textAt(row, "value")),
    enabled: at(row, "disabled") !== true,
  }));
  const follows =
    textAt(at(request, "settings"), "followRedirects") || textAt(request, "settingFollowRedirects");
  return makeDraft(
    {
      name,
      method: textAt(request, "method") || "GET",
      url: withQuery(pathOf(request, text), [...rows, ...parts.query]),
      headers: [
        ...listAt(request, "headers").map((header) => ({
          name: text(textAt(header, "name")),
          value: text(textAt(header, "value")),
          enabled: at(header, "disabled") !== true,
        })),
        ...parts.headers,
      ],
      body: bodyOf(at(request, "body"), text, where, reading),
      ...(parts.sendAs === undefined ? {} : { sendAs: parts.sendAs }),
      ...(parts.token === undefined ? {} : { token: parts.token }),
      ...(follows === "off" ? { redirects: "stop" as const } : {}),
    },
    folder,
    reading,
  );
};

/** The URL with the values of its path parameters, or variables of their names. */
const pathOf = (request: unknown, text: Text): string => {
  let url = text(textAt(request, "url"));
  for (const parameter of listAt(request, "pathParameters")) {
    const name = textAt(parameter, "name");
    const value = text(textAt(parameter, "value"));
    if (value !== "")
      url = url.replace(
        `/:${name}`,
        () => `/${value.startsWith("{{") ? value : encodeURIComponent(value.replace(/\p{Surrogate}/gu, ""))}`,
      );
  }
  return withPathVariables(url).url;
};

/** How a request or a folder authenticates; one that says nothing does as the folder around it. */
export const insomniaAuthentication = (owner: unknown): FoundAuthentication => {
  const found = at(owner, "authentication");
  const scheme = textAt(found, "type");
  if (scheme === "none") return { kind: "anonymous" };
  if (!isObject(found) || scheme === "" || at(found, "disabled") === true) return { kind: "inherit" };
  if (scheme !== "apikey") return { kind: "credentials", scheme };
  const place = textAt(found, "addTo");
  if (place === "cookie") return { kind: "credentials", scheme: "cookie" };
  return {
    kind: "key",
    name: textAt(found, "key"),
    value: textAt(found, "value"),
    place: place === "queryParams" ? "query" : "header",
  };
};

/** Scripts of a request or a folder, in version 4 and in version 5. */
export const noteScripts = (owner: unknown, where: Where, reading: Reading): void => {
  const scripts = at(owner, "scripts");
  const before = textAt(owner, "preRequestScript") || textAt(scripts, "preRequest");
  const after = textAt(owner, "afterResponseScript") || textAt(scripts, "afterResponse");
  if (before.trim() !== "") reading.leave(where, "Pre-request script", "Scripts are not run.");
  if (after.trim() !== "") {
    reading.leave(
      where,
      "After-response script",
      "Scripts are not run: say what is expected of the answer under Expectations.",
    );
  }
};

const bodyOf = (body: unknown, text: Text, where: Where, reading: Reading): RequestBody => {
  const mediaType = textAt(body, "mimeType");
  const params = listAt(body, "params");
  const fileName = textAt(body, "fileName");
  if (mediaType === "application/graphql") return graphqlOf(textAt(body, "text"), text, where, reading);
  if (mediaType.startsWith("multipart/form-data")) {
    return { kind: "multipart", parts: params.map((part) => partOf(part, text, where, reading)) };
  }
  if (mediaType === "application/x-www-form-urlencoded" && params.length > 0) {
    return {
      kind: "form",
      fields: params.map((field) => ({
        name: text(textAt(field, "name")),
        value: text(textAt(field, "value")),
        enabled: at(field, "disabled") !== true,
      })),
    };
  }
  if (fileName === "") return bodyOfText(text(textAt(body, "text")), mediaType);
  leaveFile(fileName, where, reading);
  return { kind: "file", mediaType: mediaType.slice(0, 256) };
};

const partOf = (part: unknown, text: Text, where: Where, reading: Reading) => {
  const name = text(textAt(part, "name"));
  const enabled = at(part, "disabled") !== true;
  if (textAt(part, "type") !== "file") {
    return { kind: "text" as const, name, value: text(textAt(part, "value")), mediaType: "", enabled };
  }
  leaveFile(textAt(part, "fileName"), where, reading);
  return { kind: "file" as const, name, mediaType: "", enabled };
};

const graphqlOf = (written: string, text: Text, where: Where, reading: Reading): RequestBody => {
  try {
    const parsed: unknown = JSON.parse(written);
    const variables = at(parsed, "variables");
    const asJson =
      variables === undefined ? "" : typeof variables === "string" ? variables : JSON.stringify(variables);
    return bodyOfGraphql(text(textAt(parsed, "query")), text(asJson), where, reading);
  } catch {
    return { kind: "json", text: text(written) };
  }
};
