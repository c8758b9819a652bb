import type { StreamedBody } from "../../ports/http.ts";

/** A part of a form (RFC 7578 4). */
export interface MultipartPart {
  readonly name: string;
  /** Only of files. */
  readonly fileName?: string;
  /** Empty: none is named, which means plain text (RFC 7578 4.4). */
  readonly mediaType: string;
  readonly content: string | StreamedBody;
}

/** Encodes a form as `multipart/form-data` (RFC 7578); values are sent to the letter, files while they are read. */
export const encodeMultipart = (parts: readonly MultipartPart[], boundary: string): StreamedBody => {
  const pieces = parts.flatMap(({ content, ...head }): readonly (Buffer | StreamedBody)[] => [
    Buffer.from(`--${boundary}\r\n${headOf(head)}\r\n`),
    typeof content === "string" ? Buffer.from(content) : content,
    Buffer.from("\r\n"),
  ]);
  const all = [...pieces, Buffer.from(`--${boundary}--\r\n`)];
  return {
    sizeInBytes: all.reduce((size, piece) => size + sizeOf(piece), 0),
    open: async function* () {
      for (const piece of all) {
        if (Buffer.isBuffer(piece)) yield piece;
        else yield* piece.open();
      }
    },
  };
};

const headOf = ({ name, fileName, mediaType }: Omit<MultipartPart, "content">): string => {
  const file = fileName === undefined ? "" : `; filename="${escaped(fileName)}"`;
  const type = mediaType === "" ? "" : `Content-Type: ${mediaType}\r\n`;
  return `Content-Disposition: form-data; name="${escaped(withLineBreaks(name))}"${file}\r\n${type}`;
};

/** Every line break of a name is CR LF (HTML, "multipart/form-data encoding algorithm"). */
const withLineBreaks = (name: string): string => name.replace(/\r\n|\r|\n/g, "\r\n");

/** What would end a quoted name or its line is percent-encoded (HTML, the same algorithm); all else is UTF-8. */
const escaped = (name: string): string =>
  name.replaceAll("\n", "%0A").replaceAll("\r", "%0D").replaceAll('"', "%22");

const sizeOf = (piece: Buffer | StreamedBody): number =>
  Buffer.isBuffer(piece) ? piece.byteLength : piece.sizeInBytes;
