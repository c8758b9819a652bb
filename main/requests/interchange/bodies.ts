import type { RequestBody } from "#shared/requests/request-draft.ts";
import type { Reading, Where } from "./reading.ts";

/** What is said where a file was named; nothing of it is read (Bruno reads whatever is named). */
const NOT_READ = "Files that an import names are not read: choose the file.";

/** The last part of a path of any system; the folders above say nothing here. */
export const fileNameOf = (path: string): string => path.split(/[\\/]/).at(-1)?.slice(0, 200) ?? "";

/** Notes a file that has to be chosen again. */
export const leaveFile = (path: string, where: Where, reading: Reading): void =>
  reading.leave(where, `File ${fileNameOf(path) || "without a name"}`, NOT_READ);

const isJsonType = (mediaType: string): boolean =>
  /^application\/(?:json|[a-z0-9.+-]+\+json)\s*(?:;|$)/i.test(mediaType.trim());

/** A text as the body that its media type makes of it. */
export const bodyOfText = (text: string, mediaType: string): RequestBody => {
  if (text === "") return { kind: "none" };
  if (isJsonType(mediaType)) return { kind: "json", text };
  if (/^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(mediaType.trim())) return formOf(text);
  return { kind: "text", text, mediaType: mediaType.trim().slice(0, 256) };
};

/** The fields of a form, or, where it is none, a text that is sent as one. */
export const formOf = (text: string): RequestBody => {
  const pairs = text.split("&");
  if (pairs.length > 1000 || !pairs.every((pair) => /^[^=\s]+=[^\s]*$/.test(pair))) {
    return { kind: "text", text, mediaType: "application/x-www-form-urlencoded" };
  }
  const fields = pairs.map((pair) => {
    const [[name, value] = ["", ""]] = new URLSearchParams(pair);
    return { name, value, enabled: true };
  });
  return { kind: "form", fields };
};

/** A GraphQL query as the JSON that it is sent as; variables that are no JSON are left out. */
export const bodyOfGraphql = (
  query: string,
  variables: string,
  where: Where,
  reading: Reading,
): RequestBody => {
  if (variables.trim() === "") return { kind: "json", text: JSON.stringify({ query }, null, 2) };
  try {
    return {
      kind: "json",
      text: JSON.stringify({ query, variables: JSON.parse(variables) as unknown }, null, 2),
    };
  } catch {
    // `{{name}}` outside of a string is no JSON; what is around it may well be.
    if (variables.includes("{{")) {
      return {
        kind: "json",
        text: `{\n  "query": ${JSON.stringify(query)},\n  "variables": ${variables}\n}`,
      };
    }
    reading.leave(where, "GraphQL variables", "They are not JSON.");
    return { kind: "json", text: JSON.stringify({ query }, null, 2) };
  }
};
