import type { RequestBody } from "#shared/requests/request-draft.ts";

/** The kinds of bodies in the words of their menu. */
export const bodyKinds: readonly { readonly kind: RequestBody["kind"]; readonly label: string }[] = [
  { kind: "none", label: "No body" },
  { kind: "json", label: "JSON" },
  { kind: "text", label: "Text" },
  { kind: "form", label: "Form" },
  { kind: "multipart", label: "Multipart" },
  { kind: "file", label: "File" },
];

/** A body of another kind: what was typed as that before, else the same text or fields where it has such. */
export const emptyBody = (
  kind: RequestBody["kind"],
  from: RequestBody,
  before: RequestBody | undefined,
): RequestBody => {
  const text = "text" in from ? from.text : undefined;
  switch (kind) {
    case "none":
      return { kind };
    case "json":
      return { kind, text: text ?? (before?.kind === kind ? before.text : "") };
    case "text":
      return {
        kind,
        text: text ?? (before?.kind === kind ? before.text : ""),
        mediaType: before?.kind === kind ? before.mediaType : "",
      };
    case "form":
      if (from.kind !== "multipart") return before?.kind === kind ? before : { kind, fields: [] };
      return {
        kind,
        fields: from.parts.flatMap((part) =>
          part.kind === "text" ? [{ name: part.name, value: part.value, enabled: part.enabled }] : [],
        ),
      };
    case "multipart":
      if (from.kind !== "form") return before?.kind === kind ? before : { kind, parts: [] };
      return { kind, parts: from.fields.map((field) => ({ kind: "text", mediaType: "", ...field })) };
    case "file":
      return before?.kind === kind ? before : { kind, mediaType: "" };
  }
};
