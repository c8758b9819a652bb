import { inflateRawSync } from "node:zlib";

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const DEFLATED = 8;

/**
 * The files of a zip archive, from its central directory: `{ name, mode, size, read() }`. Folders are left
 * out. No zip64 and no encryption: throws on an archive that is not a plain one.
 */
export function* listZip(zip) {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end === -1 || zip.readUInt32LE(end) !== END_OF_DIRECTORY) throw new Error("not a zip archive");
  const count = zip.readUInt16LE(end + 10);
  let offset = zip.readUInt32LE(end + 16);
  for (let index = 0; index < count; index++) {
    if (zip.readUInt32LE(offset) !== DIRECTORY_ENTRY) throw new Error("damaged zip directory");
    const nameLength = zip.readUInt16LE(offset + 28);
    const name = zip.toString("utf8", offset + 46, offset + 46 + nameLength);
    if (!name.endsWith("/")) yield describeEntry(zip, offset, name);
    offset += 46 + nameLength + zip.readUInt16LE(offset + 30) + zip.readUInt16LE(offset + 32);
  }
}

function describeEntry(zip, offset, name) {
  const method = zip.readUInt16LE(offset + 10);
  const packedSize = zip.readUInt32LE(offset + 20);
  const size = zip.readUInt32LE(offset + 24);
  const mode = (zip.readUInt32LE(offset + 38) >>> 16) & 0o777;
  const header = zip.readUInt32LE(offset + 42);
  return {
    name,
    mode,
    size,
    read() {
      // The local header's own lengths count: its extra field may differ from the directory's.
      const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
      const packed = zip.subarray(start, start + packedSize);
      return method === DEFLATED ? inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) }) : packed;
    },
  };
}
