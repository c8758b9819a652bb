import { inflateRawSync } from "node:zlib";
import { notImportable, tooMuch } from "./import-failure.ts";
import { MOST_BYTES, MOST_FILES } from "./limits.ts";
import { isInside, type SourceFile } from "./source.ts";

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
const LOCAL_LENGTH = 30;
/** A comment may follow the end record. */
const LONGEST_COMMENT = 65_535;

/**
 * The files of a ZIP archive, in memory: nothing is written anywhere, so no name can lead out of it. Names that would
 * are refused all the same, and so are entries that are encrypted, links, or there twice.
 * @throws AppFailure `invalid_input`
 */
export const readZip = (bytes: Uint8Array): readonly SourceFile[] => {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return readEntries(data);
  } catch (thrown) {
    // Offsets that point outside of the file.
    if (thrown instanceof RangeError || (thrown as NodeJS.ErrnoException).code?.startsWith("Z_")) {
      throw damaged(String(thrown));
    }
    throw thrown;
  }
};

const readEntries = (data: Buffer): readonly SourceFile[] => {
  const end = endOf(data);
  const count = data.readUInt16LE(end + 10);
  if (count > MOST_FILES) throw tooMuch(`more than ${MOST_FILES} files`);
  const files = new Map<string, SourceFile>();
  let offset = data.readUInt32LE(end + 16);
  let left = MOST_BYTES;
  for (let index = 0; index < count; index += 1) {
    const entry = readEntry(data, offset);
    offset = entry.next;
    if (entry.path.endsWith("/")) continue;
    if (files.has(entry.path)) throw damaged(`${entry.path} is in it twice`);
    const content = contentOf(data, entry, left);
    left -= content.length;
    files.set(entry.path, { path: entry.path, bytes: content });
  }
  return [...files.values()];
};

interface Entry {
  readonly path: string;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly local: number;
  readonly next: number;
}

const readEntry = (data: Buffer, offset: number): Entry => {
  if (data.readUInt32LE(offset) !== ENTRY) throw damaged("an entry is missing");
  const flags = data.readUInt16LE(offset + 8);
  const nameLength = data.readUInt16LE(offset + 28);
  const name = data.subarray(offset + ENTRY_LENGTH, offset + ENTRY_LENGTH + nameLength);
  const path = new TextDecoder().decode(name).replaceAll("\\", "/");
  const type = (data.readUInt32LE(offset + 38) >>> 28) & 0xf;
  if ((flags & 1) !== 0) throw notImportable("The archive is encrypted.", "Export it without a password.");
  if (type === 0xa) throw damaged(`${path} is a link`);
  if (!isInside(path)) throw damaged("a name in it leads out of it");
  return {
    path,
    method: data.readUInt16LE(offset + 10),
    packed: data.readUInt32LE(offset + 20),
    size: data.readUInt32LE(offset + 24),
    local: data.readUInt32LE(offset + 42),
    next:
      offset + ENTRY_LENGTH + nameLength + data.readUInt16LE(offset + 30) + data.readUInt16LE(offset + 32),
  };
};

const contentOf = (data: Buffer, { local, method, packed, size, path }: Entry, most: number): Uint8Array => {
  // What an entry says of its size is not believed: unpacking stops at what is left.
  if (size > most) throw tooMuch("more than 50 MiB");
  if (data.readUInt32LE(local) !== LOCAL) throw damaged(`${path} is missing`);
  const start = local + LOCAL_LENGTH + data.readUInt16LE(local + 26) + data.readUInt16LE(local + 28);
  if (start + packed > data.length) throw damaged(`${path} is cut off`);
  const content = data.subarray(start, start + packed);
  if (method === 0) return content;
  if (method !== 8) throw damaged(`${path} is packed in a way that is not known`);
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(1, Math.min(most, size)) });
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE")
      throw damaged(`${path} is larger than it says`);
    throw thrown;
  }
};

const endOf = (data: Buffer): number => {
  const last = data.length - END_LENGTH;
  for (let offset = last; offset >= Math.max(0, last - LONGEST_COMMENT); offset -= 1) {
    if (data.readUInt32LE(offset) === END) return offset;
  }
  throw damaged("its end is missing");
};

const damaged = (cause: string) =>
  notImportable("The archive cannot be read.", "Export it again, or choose the folder itself.", cause);
