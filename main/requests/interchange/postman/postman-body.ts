import type { RequestBody } from "#shared/requests/request-draft.ts";
import { bodyOfGraphql, bodyOfText, leaveFile } from "../bodies.ts";
import { asText, at, isObject, listAt, textAt } from "../json-values.ts";
import type { Reading, Where } from "../reading.ts";
import { renameVariables } from "../variables.ts";

type Rename = (name: string) => string | undefined;

const rawTypes: Readonly<Record<string, string>> = {
  json: "application/json",
  xml: "application/xml",
  html: "text/html",
  javascript: "application/javascript",
  text: "",
};

/** A body in one of Postman's modes; files are named by it and never read. */
export const bodyOf = (body: unknown, rename: Rename, where: Where, reading: Reading): RequestBody => {
  if (!isObject(body) || at(body, "disabled") === true) return { kind: "none" };
  const renamed = (value: unknown, name: string): string => renameVariables(textAt(value, name), rename);
  switch (textAt(body, "mode")) {
    case "raw": {
      const language = textAt(at(at(body, "options"), "raw"), "language");
      const type = Object.hasOwn(rawTypes, language) ? rawTypes[language] : undefined;
      const text = renamed(body, "raw");
      return bodyOfText(text, type ?? (isJson(text) ? "application/json" : ""));
    }
    case "urlencoded":
      return {
        kind: "form",
        fields: listAt(body, "urlencoded").map((field) => ({
          name: renamed(field, "key"),
          value: renamed(field, "value"),
          enabled: at(field, "disabled") !== true,
        })),
      };
    case "formdata":
      return {
        kind: "multipart",
        parts: listAt(body, "formdata").map((part) => partOf(part, renamed, where, reading)),
      };
    case "file":
      leaveFile(textAt(at(body, "file"), "src"), where, reading);
      return { kind: "file", mediaType: "" };
    case "graphql": {
      const graphql = at(body, "graphql");
      return bodyOfGraphql(renamed(graphql, "query"), renamed(graphql, "variables"), where, reading);
    }
    default:
      return { kind: "none" };
  }
};

const partOf = (
  part: unknown,
  renamed: (value: unknown, name: string) => string,
  where: Where,
  reading: Reading,
) => {
  const mediaType = textAt(part, "contentType").slice(0, 256);
  const enabled = at(part, "disabled") !== true;
  const name = renamed(part, "key");
  if (textAt(part, "type") !== "file") {
    return { kind: "text" as const, name, value: renamed(part, "value"), mediaType, enabled };
  }
  const src = at(part, "src");
  for (const path of Array.isArray(src) ? src : [src]) leaveFile(asText(path) ?? "", where, reading);
  return { kind: "file" as const, name, mediaType, enabled };
};

const isJson = (text: string): boolean => {
  try {
    return typeof JSON.parse(text) === "object";
  } catch {
    return false;
  }
};
