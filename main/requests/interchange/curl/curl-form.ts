import type { RequestBody } from "#shared/requests/request-draft.ts";
import { leaveFile } from "../bodies.ts";
import { splitAt } from "../credentials.ts";
import type { Reading, Where } from "../reading.ts";

export type FormPart = Extract<RequestBody, { readonly kind: "multipart" }>["parts"][number];

/** `name=content;type=…;filename=…`, with `@file` or `<file` as the content, of which nothing is read. */
export const readFormPart = (value: string, where: Where, reading: Reading): FormPart => {
  const [name = "", rest = ""] = splitAt(value, "=");
  const sign = /^[@<]/.exec(rest)?.[0];
  const { content, mediaType } = readContent(sign === undefined ? rest : rest.slice(1));
  if (sign === undefined) return { kind: "text", name, value: content, mediaType, enabled: true };
  leaveFile(content, where, reading);
  return sign === "@"
    ? { kind: "file", name, mediaType, enabled: true }
    : { kind: "text", name, value: "", mediaType, enabled: true };
};

/** The content, which may be quoted, and the type of what follows it. */
const readContent = (text: string): { readonly content: string; readonly mediaType: string } => {
  const quoted = /^"((?:[^"\\]|\\.)*)"/s.exec(text);
  const content =
    quoted === null ? (text.split(/;(?=\s*(?:type|filename|headers|encoder)=)/, 1)[0] ?? "") : undefined;
  const after = quoted === null ? text.slice(content?.length ?? 0) : text.slice(quoted[0].length);
  const mediaType = /;\s*type=([^;]*(?:;(?!\s*(?:filename|headers|encoder)=)[^;]*)*)/.exec(after)?.[1] ?? "";
  return {
    content: content ?? (quoted?.[1] ?? "").replace(/\\(["\\])/g, "$1"),
    mediaType: mediaType
      .trim()
      .replace(/^"(.*)"$/, "$1")
      .slice(0, 256),
  };
};
