import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Something that must not be found, under a name that may be printed. */
export interface Needle {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The ways in which a secret may be written down. */
export const needlesFor = (name: string, secret: string): readonly Needle[] => {
  const spellings: Readonly<Record<string, Buffer>> = {
    "": Buffer.from(secret, "utf8"),
    "in UTF-16": Buffer.from(secret, "utf16le"),
    "in hex": Buffer.from(Buffer.from(secret).toString("hex"), "utf8"),
    "in URL encoding": Buffer.from(encodeURIComponent(secret), "utf8"),
    ...base64Cores(secret),
  };
  return Object.entries(spellings).map(([spelling, bytes]) => ({
    name: `${name} ${spelling}`.trim(),
    bytes,
  }));
};

/**
 * What base64 of any text that holds the secret has in it. It depends on where the secret begins within a group
 * of three bytes; characters that also depend on its neighbours are cut off.
 */
const base64Cores = (secret: string): Readonly<Record<string, Buffer>> =>
  Object.fromEntries(
    [0, 1, 2].map((offset) => {
      const encoded = Buffer.from("_".repeat(offset) + secret).toString("base64url");
      const core = encoded.slice(offset === 0 ? 0 : 4, -4);
      return [`in base64 at ${offset}`, Buffer.from(core, "utf8")];
    }),
  );

/** Which needles are in the bytes, with what stands before the first of each. */
export const findMarks = (where: string, haystack: Buffer, needles: readonly Needle[]): readonly string[] =>
  needles.flatMap(({ name, bytes }) => {
    const at = haystack.indexOf(bytes);
    const before = haystack.subarray(Math.max(0, at - 120), at).toString("latin1");
    return at < 0 ? [] : [`${where}: ${name} after ${before}`];
  });

/** Which needles are in the files of a folder and of those below it. */
export const findMarksInFolder = (folder: string, needles: readonly Needle[]): readonly string[] =>
  filesOf(folder).flatMap((file) => findMarks(file, readFileSync(join(folder, file)), needles));

/** The files of a folder, by their paths below it. */
export const filesOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
