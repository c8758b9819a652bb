import { gunzipSync } from "node:zlib";

const BLOCK = 512;

/**
 * One file's content out of a gzipped tar archive, or undefined when there is none of that name. Plain ustar
 * headers only (npm writes nothing else for short names).
 */
export function readFileFromTarball(tarball, name) {
  const tar = gunzipSync(tarball);
  for (let offset = 0; offset + BLOCK <= tar.length; ) {
    const entryName = textAt(tar, offset, 100);
    if (entryName === "") return undefined;
    const size = Number.parseInt(textAt(tar, offset + 124, 12).trim(), 8);
    const start = offset + BLOCK;
    if (entryName === name) return tar.subarray(start, start + size);
    offset = start + Math.ceil(size / BLOCK) * BLOCK;
  }
  return undefined;
}

function textAt(buffer, start, length) {
  const field = buffer.subarray(start, start + length);
  const end = field.indexOf(0);
  return field.toString("latin1", 0, end === -1 ? length : end);
}
