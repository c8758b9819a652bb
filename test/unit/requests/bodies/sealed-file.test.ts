import { randomBytes } from "node:crypto";
import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import {
  createSealedFile,
  FILE_KEY_BYTES,
  openSealedFile,
} from "../../../../main/requests/bodies/sealed-file.ts";

const PIECE = 64 * 1024;
const key = randomBytes(FILE_KEY_BYTES);

const pathOfFile = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "sealed-file-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "a.body");
};

const writeSealed = async (path: string, content: Buffer, step = 10_007): Promise<void> => {
  const file = await createSealedFile(path, key);
  for (let at = 0; at < content.byteLength; at += step) await file.write(content.subarray(at, at + step));
  await file.end();
};

const readAll = async (path: string, withKey: Uint8Array = key): Promise<Buffer> => {
  const file = await openSealedFile(path, withKey);
  onTestFinished(() => file.close());
  return file.read(0, file.sizeInBytes);
};

describe("a sealed file", () => {
  it.each([0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 17])(
    "gives back what was written, whole and in parts: %i bytes",
    async (size) => {
      const path = pathOfFile();
      const content = randomBytes(size);
      await writeSealed(path, content);
      expect((await readAll(path)).equals(content)).toBe(true);
      const file = await openSealedFile(path, key);
      onTestFinished(() => file.close());
      expect(file.sizeInBytes).toBe(size);
      for (const [offset, length] of [
        [0, 1],
        [PIECE - 1, 2],
        [PIECE, PIECE],
        [size - 1, 10],
        [size, 10],
        [size + 5, 1],
      ] as const) {
        const expected = content.subarray(Math.max(0, offset), Math.max(0, offset) + length);
        expect((await file.read(Math.max(0, offset), length)).equals(expected)).toBe(true);
      }
    },
  );

  it("is for this user alone, and shows nothing of what is in it", async () => {
    const path = pathOfFile();
    await writeSealed(path, Buffer.from("a name that is known".repeat(10_000)));
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path).includes("a name")).toBe(false);
  });

  it.each<[string, (path: string) => void]>([
    [
      "a byte is another",
      (path) => {
        const bytes = readFileSync(path);
        bytes[100] = (bytes[100] ?? 0) ^ 1;
        writeFileSync(path, bytes);
      },
    ],
    ["its last piece is cut off", (path) => truncateSync(path, 2 * (PIECE + 16))],
    ["something is added", (path) => appendFileSync(path, "more")],
    [
      "two pieces have changed places",
      (path) => {
        const bytes = readFileSync(path);
        const step = PIECE + 16;
        const [first, second] = [bytes.subarray(0, step), bytes.subarray(step, 2 * step)];
        writeFileSync(path, Buffer.concat([second, first, bytes.subarray(2 * step)]));
      },
    ],
  ])("does not open when %s", async (_what, alter) => {
    const path = pathOfFile();
    await writeSealed(path, randomBytes(2 * PIECE + 100));
    alter(path);
    await expect(readAll(path)).rejects.toThrow();
  });

  it("does not open with another key", async () => {
    const path = pathOfFile();
    await writeSealed(path, Buffer.from("x"));
    await expect(readAll(path, randomBytes(FILE_KEY_BYTES))).rejects.toThrow();
  });
});
