import type { ImportColumn, ImportFormat, ImportProblem } from "#shared/users/user-import.ts";

/** A user as a file has it. What it does not say is absent, and stays as it is in a user that is there. */
export interface FileUser {
  /** As {@link ImportProblem.line}. */
  readonly line: number;
  readonly subject: string;
  readonly issuer?: string;
  /** Name, Fullname, Email and further ones; may be empty. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly active?: boolean;
  /** Names or UUIDs, each once. */
  readonly roles?: readonly string[];
}

/** What a reader finds, one after the other. */
export type FileItem =
  | { readonly kind: "user"; readonly user: FileUser }
  | { readonly kind: "problem"; readonly problem: ImportProblem };

/** What is known of the file as a whole, once it has been read. */
export interface FileFacts {
  readonly format: ImportFormat;
  readonly columns: readonly ImportColumn[];
}

/** The longest value of a cell or member, in characters. */
export const MOST_VALUE_LENGTH = 64 * 1024;

/** The longest record of a CSV file, and the longest user in JSON: beyond it reading ends. */
export const MOST_RECORD_LENGTH = 1024 * 1024;

export const problemItem = (message: string, line?: number): FileItem => ({
  kind: "problem",
  problem: { message, ...(line === undefined ? {} : { line }) },
});
