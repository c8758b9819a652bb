import { AppFailure } from "#shared/app-error.ts";
import type { FileReference, RequestBody } from "#shared/requests/request-draft.ts";
import type { StreamedBody } from "../../ports/http.ts";
import type { Random } from "../../ports/random.ts";
import type { ResolvedRequest } from "../resolve-request.ts";
import { encodeMultipart } from "./encode-multipart.ts";
import { mediaTypeOf } from "./media-type-of.ts";

/** A body as it goes out, and what it is called unless a header says otherwise. */
export interface EncodedBody {
  readonly content: string | StreamedBody;
  readonly mediaType: string;
  /** What stands between the parts, which a header that is typed has to name as well. */
  readonly boundary?: string;
}

/** Chosen files, to be read while they are sent. */
export interface ReadableFiles {
  /** @throws AppFailure `file_unreadable` */
  open(file: FileReference): Promise<StreamedBody>;
}

type TextualBody = Exclude<RequestBody, { readonly kind: "multipart" | "file" }>;

/**
 * Encodes the body of a request; undefined: there is none.
 * @throws AppFailure `file_unreadable`, `invalid_input`, `request_header_invalid` for a media type that can't be sent
 */
export const encodeBody = async (
  { body, headers }: Pick<ResolvedRequest, "body" | "headers">,
  { files, random }: { readonly files: ReadableFiles; readonly random: Random },
): Promise<EncodedBody | undefined> => {
  if (body.kind === "file") {
    if (body.file === undefined) throw noFile("No file is chosen for the body.");
    const mediaType = body.mediaType || mediaTypeOf(body.file.name);
    return { content: await files.open(body.file), mediaType: checkedMediaType(mediaType) };
  }
  if (body.kind !== "multipart") return encodeText(body);
  const boundary = typedBoundary(headers) ?? `sso-workbench-${Buffer.from(random.bytes(18)).toString("hex")}`;
  const parts = await Promise.all(
    body.parts.map(async (part) => {
      if (part.kind === "text") {
        return { name: part.name, mediaType: checkedMediaType(part.mediaType), content: part.value };
      }
      if (part.file === undefined)
        throw noFile(`No file is chosen for the part ${part.name || "without a name"}.`);
      const mediaType = checkedMediaType(part.mediaType || mediaTypeOf(part.file.name));
      return { name: part.name, fileName: part.file.name, mediaType, content: await files.open(part.file) };
    }),
  );
  const content = encodeMultipart(parts, boundary);
  return { content, mediaType: `multipart/form-data; boundary=${boundary}`, boundary };
};

/** Encodes a body that is typed. @throws AppFailure `request_header_invalid` */
export const encodeText = (body: TextualBody): EncodedBody | undefined => {
  switch (body.kind) {
    case "none":
      return undefined;
    case "json":
      return body.text === "" ? undefined : { content: body.text, mediaType: "application/json" };
    case "text":
      return body.text === ""
        ? undefined
        : {
            content: body.text,
            mediaType: checkedMediaType(body.mediaType || "text/plain; charset=utf-8"),
          };
    case "form":
      return {
        content: new URLSearchParams(
          body.fields.map(({ name, value }): [string, string] => [name, value]),
        ).toString(),
        mediaType: "application/x-www-form-urlencoded",
      };
  }
};

const boundaryParameter = /;\s*boundary="?([A-Za-z0-9'()+_,./:=? -]{1,70})"?/i;

/** The boundary that the author's own header names (RFC 2046 5.1.1). */
const typedBoundary = (headers: ResolvedRequest["headers"]): string | undefined => {
  const typed = headers.find(({ name }) => name.trim().toLowerCase() === "content-type")?.value ?? "";
  return /^\s*multipart\//i.test(typed) ? boundaryParameter.exec(typed)?.[1]?.trim() : undefined;
};

/** The value of a header that the author did not type as one. */
const checkedMediaType = (mediaType: string): string => {
  if (/^[\t\x20-\x7e]*$/.test(mediaType)) return mediaType.trim();
  throw new AppFailure({
    code: "request_header_invalid",
    message: "The body's media type has characters that a header cannot carry.",
    advice: "Write it as type/subtype, for instance application/xml.",
    field: "body",
  });
};

const noFile = (message: string): AppFailure =>
  new AppFailure({
    code: "invalid_input",
    message,
    advice: "Choose a file, or switch the row off.",
    field: "body",
  });
