const MEBIBYTE = 1024 * 1024;

/** The largest file, and all files of a folder or an archive together, in bytes. */
export const MOST_BYTES = 50 * MEBIBYTE;

/** The longest YAML, in characters: its parser needs a hundred times as much memory. */
export const MOST_YAML = 20 * MEBIBYTE;

/** Requests of an import. */
export const MOST_REQUESTS = 5000;

/** Folders of an import. */
export const MOST_FOLDERS = 2000;

/** Variables of a list of them, as the schema has it. */
export const MOST_VARIABLES = 1000;

/** Files of a folder or an archive. */
export const MOST_FILES = 10_000;

/** So many things that were left out are noted. */
export const MOST_NOTES = 5000;

/** Folders are in one another so deep at the most; what is deeper comes into the last one. */
export const DEEPEST = 15;
