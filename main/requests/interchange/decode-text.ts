import { notImportable } from "./import-failure.ts";

/**
 * A file's text: UTF-8, or UTF-16 with its mark, without the mark.
 * @throws AppFailure `invalid_input` for what is no text
 */
export const decodeText = (bytes: Uint8Array): string => {
  if (startsWith(bytes, sqlite)) {
    throw notImportable(
      "This is a database, not an export.",
      "Choose the file that the other tool exported.",
    );
  }
  const encoding = startsWith(bytes, [0xff, 0xfe])
    ? "utf-16le"
    : startsWith(bytes, [0xfe, 0xff])
      ? "utf-16be"
      : "utf-8";
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (text.includes("\0")) throw new TypeError("a NUL character");
    return text;
  } catch (thrown) {
    throw notImportable("This is not text.", "Choose the file that the other tool exported.", String(thrown));
  }
};

const sqlite = [...Buffer.from("SQLite format 3\0")];

export const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);
