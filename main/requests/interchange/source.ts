/** A file of an import, in memory. */
export interface SourceFile {
  /** Within the folder or archive, with `/` between its parts. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What was chosen, dropped or pasted. */
export interface ImportSource {
  /** Of the file or folder; empty for what was pasted. */
  readonly name: string;
  readonly files: readonly SourceFile[];
  readonly isFolder: boolean;
}

/** Whether a path stays within its folder: not absolute, no drive, no step up. */
export const isInside = (path: string): boolean =>
  path !== "" &&
  !/^[\\/]/.test(path) &&
  !/^[A-Za-z]:/.test(path) &&
  !path.includes("\0") &&
  path.split(/[\\/]/).every((part) => part !== "..");
