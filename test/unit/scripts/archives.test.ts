import { deflateRawSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";

// Scripts without types of their own: imported by their address.
const load = (name: string) => import(new URL(`../../../scripts/setup/${name}`, import.meta.url).href);
const { readFileFromTarball } = await load("read-tar.mjs");
const { listZip } = await load("read-zip.mjs");
const { writeAsar } = await load("write-asar.mjs");
const { flipFuses } = await load("flip-fuses.mjs");

function tarball(files: Readonly<Record<string, string>>): Buffer {
  const blocks = Object.entries(files).flatMap(([name, content]) => {
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write(`${content.length.toString(8).padStart(11, "0")}\0`, 124);
    const padded = Buffer.alloc(Math.ceil(content.length / 512) * 512);
    padded.write(content);
    return [header, padded];
  });
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]));
}

function zip(name: string, content: Buffer, deflated: boolean): Buffer {
  const packed = deflated ? deflateRawSync(content) : content;
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(name.length, 26);
  local.writeUInt16LE(4, 28);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(deflated ? 8 : 0, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(content.length, 24);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt32LE(0o100755 * 0x10000, 38);
  const body = Buffer.concat([local, Buffer.from(name), Buffer.alloc(4), packed]);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(body.length, 16);
  return Buffer.concat([body, entry, Buffer.from(name), end]);
}

describe("a tarball", () => {
  const packed = tarball({ "package/a": "x".repeat(700), "package/b": "second" });

  test("gives the file of a name, wherever it stands", () => {
    expect(readFileFromTarball(packed, "package/b").toString()).toBe("second");
    expect(readFileFromTarball(packed, "package/a")).toHaveLength(700);
  });

  test("has no file of another name", () => {
    expect(readFileFromTarball(packed, "package/c")).toBeUndefined();
  });
});

describe("a zip archive", () => {
  test.each([true, false])("gives its files with their modes (deflated: %s)", (deflated) => {
    const content = Buffer.from("content ".repeat(20));
    const [entry, ...rest] = [...listZip(zip("folder/file", content, deflated))];
    expect(rest).toEqual([]);
    expect(entry).toMatchObject({ name: "folder/file", mode: 0o755, size: content.length });
    expect(entry.read().equals(content)).toBe(true);
  });

  test("leaves folders out", () => {
    expect([...listZip(zip("folder/", Buffer.alloc(0), false))]).toEqual([]);
  });

  test("is refused when it is none", () => {
    expect(() => [...listZip(Buffer.from("not an archive"))]).toThrow("not a zip archive");
  });
});

describe("an asar archive", () => {
  test("has a header that says where each file stands", () => {
    const archive: Buffer = writeAsar({ "a.txt": Buffer.from("one"), "b.txt": Buffer.from("three") });
    const headerEnd = 8 + archive.readUInt32LE(4);
    const { files } = JSON.parse(archive.toString("utf8", 16, 16 + archive.readUInt32LE(12)));
    const contentOf = (name: string) => {
      const start = headerEnd + Number(files[name].offset);
      return archive.toString("utf8", start, start + files[name].size);
    };
    expect(contentOf("a.txt")).toBe("one");
    expect(contentOf("b.txt")).toBe("three");
  });
});

describe("fuses", () => {
  const sentinel = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX";
  const binary = (version: number) =>
    Buffer.concat([
      Buffer.from(`code${sentinel}`),
      Buffer.from([version, 4]),
      Buffer.from("1010"),
      Buffer.from("more"),
    ]);

  test("are set one by one, and nothing else is touched", () => {
    const changed = binary(1);
    flipFuses(
      changed,
      new Map([
        [1, true],
        [2, false],
      ]),
    );
    expect(changed.toString("latin1").slice(-8)).toBe("1100more");
    expect(changed).toHaveLength(binary(1).length);
  });

  test("that the binary does not have are an error", () => {
    expect(() => flipFuses(binary(1), new Map([[4, true]]))).toThrow("no fuse 4");
    expect(() => flipFuses(binary(2), new Map())).toThrow("format 2");
    expect(() => flipFuses(Buffer.from("nothing"), new Map())).toThrow("no fuses");
  });
});
