import { emptyRequestDraft, type RequestBody, type RequestDraft } from "#shared/requests/request-draft.ts";
import { requestDraftSchema } from "#shared/requests/request-draft-schema.ts";
import { at, isObject, type JsonObject, listAt } from "../json-values.ts";

/** The members of a request in the order in which a person reads them; what is as in a new one is left out. */
export const documentOfRequest = (draft: RequestDraft): JsonObject => ({
  name: draft.name,
  method: draft.method,
  url: draft.url,
  ...(draft.headers.length === 0 ? {} : { headers: draft.headers.map(rowDocument) }),
  ...(draft.body.kind === "none" ? {} : { body: bodyDocument(draft.body) }),
  ...(draft.sendAs.kind === "anonymous" ? { sendAs: "anonymous" } : {}),
  ...(draft.token === emptyRequestDraft.token ? {} : { token: draft.token }),
  ...(draft.redirects === emptyRequestDraft.redirects ? {} : { redirects: draft.redirects }),
  ...(draft.timeLimitInSeconds === emptyRequestDraft.timeLimitInSeconds
    ? {}
    : { timeLimitInSeconds: draft.timeLimitInSeconds }),
  ...(draft.sizeLimitInMebibytes === emptyRequestDraft.sizeLimitInMebibytes
    ? {}
    : { sizeLimitInMebibytes: draft.sizeLimitInMebibytes }),
  ...(draft.expectations.length === 0 ? {} : { expectations: draft.expectations }),
  ...(draft.captures.length === 0 ? {} : { captures: draft.captures }),
});

/** A row that is on says nothing of it. */
const rowDocument = <Row extends { readonly enabled: boolean }>({ enabled, ...row }: Row): object =>
  enabled ? row : { ...row, enabled };

const bodyDocument = (body: RequestBody): object => {
  switch (body.kind) {
    case "form":
      return { kind: body.kind, fields: body.fields.map(rowDocument) };
    case "multipart":
      return {
        kind: body.kind,
        parts: body.parts.map((part) => {
          if (part.kind === "text") return withoutEmptyType(rowDocument(part));
          const { file, ...rest } = part;
          return {
            ...withoutEmptyType(rowDocument(rest)),
            ...(file === undefined ? {} : { fileName: file.name }),
          };
        }),
      };
    case "file": {
      const { file, ...rest } = body;
      return { ...withoutEmptyType(rest), ...(file === undefined ? {} : { fileName: file.name }) };
    }
    case "text":
      return withoutEmptyType(body);
    default:
      return body;
  }
};

const withoutEmptyType = (value: object): object => {
  if (at(value, "mediaType") !== "") return value;
  const { mediaType: _mediaType, ...rest } = value as { readonly mediaType?: unknown };
  return rest;
};

/** A request out of a file, with the names of the files that have to be chosen again; or what is wrong with it. */
export const requestOfDocument = (
  document: unknown,
): { readonly draft: RequestDraft; readonly files: readonly string[] } | { readonly problem: string } => {
  if (!isObject(document)) return { problem: "It is no request." };
  const files: string[] = [];
  const { sendAs, headers, body, ...rest } = document;
  if (sendAs !== undefined && sendAs !== "anonymous" && sendAs !== "current") {
    return { problem: "It can only be sent as anonymous or as the current identity." };
  }
  const parsed = requestDraftSchema.safeParse({
    ...emptyRequestDraft,
    ...rest,
    headers: rowsOf(headers),
    body: body === undefined ? { kind: "none" } : bodyOf(body, files),
    sendAs: { kind: sendAs ?? "current" },
  });
  if (parsed.success) return { draft: parsed.data, files };
  const [issue] = parsed.error.issues;
  return {
    problem: `${issue?.path.join(".") || "The request"}: ${issue?.message ?? "is not right"}`.slice(0, 300),
  };
};

/** A row without `enabled` is on. Anything else is for the schema to refuse. */
const rowsOf = (rows: unknown): unknown =>
  rows === undefined
    ? []
    : Array.isArray(rows)
      ? rows.map((row) => (isObject(row) ? { enabled: true, ...row } : row))
      : rows;

const bodyOf = (body: unknown, files: string[]): unknown => {
  switch (at(body, "kind")) {
    case "form":
      return { ...(body as object), fields: rowsOf(at(body, "fields") ?? []) };
    case "multipart":
      return {
        kind: "multipart",
        parts: listAt(body, "parts").map((part) => withFile(part, files, { enabled: true })),
      };
    case "file":
      return withFile(body, files);
    case "text":
      return { mediaType: "", ...(body as object) };
    default:
      return body;
  }
};

const withFile = (value: unknown, files: string[], usual: object = {}): unknown => {
  if (!isObject(value)) return value;
  const { fileName, ...rest } = value;
  if (typeof fileName === "string") files.push(fileName);
  return { ...usual, mediaType: "", ...rest };
};
