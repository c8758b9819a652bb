import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { databaseCorrupt } from "./database-failure.ts";

/** What the first 100 bytes of a database file say (sqlite.org/fileformat2.html 1.3). */
export interface FileHeader {
  readonly applicationId: number;
  readonly userVersion: number;
}

const MAGIC = "SQLite format 3\0";
const HEADER_BYTES = 100;

/**
 * Reads a database file's header without SQLite, which could change the file by opening it; undefined when the
 * file is missing or empty.
 * @throws AppFailure `database_corrupt` when the file is something else
 */
export const readFileHeader = (file: string): FileHeader | undefined => {
  const bytes = readStart(file);
  if (bytes === undefined) return undefined;
  if (bytes.length < HEADER_BYTES || bytes.toString("latin1", 0, MAGIC.length) !== MAGIC) {
    throw databaseCorrupt("the file does not begin like a database");
  }
  return { userVersion: bytes.readInt32BE(60), applicationId: bytes.readInt32BE(68) };
};

const readStart = (file: string): Buffer | undefined => {
  let descriptor: number;
  try {
    descriptor = openSync(file, "r");
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw thrown;
  }
  try {
    if (!fstatSync(descriptor).isFile()) throw databaseCorrupt("it is not a file");
    const bytes = Buffer.alloc(HEADER_BYTES);
    const count = readSync(descriptor, bytes, 0, HEADER_BYTES, 0);
    return count === 0 ? undefined : bytes.subarray(0, count);
  } finally {
    closeSync(descriptor);
  }
};
