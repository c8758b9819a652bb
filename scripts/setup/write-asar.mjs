/**
 * An asar archive of a few files in its root folder. The format: two little pickles (the size of the header,
 * then the header as JSON text padded to four bytes), then the contents one after another.
 *
 * @param {Readonly<Record<string, Buffer>>} files name to content
 */
export function writeAsar(files) {
  const entries = {};
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    entries[name] = { size: content.length, offset: String(offset) };
    offset += content.length;
  }
  const json = Buffer.from(JSON.stringify({ files: entries }));
  const paddedLength = Math.ceil(json.length / 4) * 4;
  const head = Buffer.alloc(16 + paddedLength);
  head.writeUInt32LE(4, 0);
  head.writeUInt32LE(8 + paddedLength, 4);
  head.writeUInt32LE(4 + paddedLength, 8);
  head.writeUInt32LE(json.length, 12);
  json.copy(head, 16);
  return Buffer.concat([head, ...Object.values(files)]);
}
