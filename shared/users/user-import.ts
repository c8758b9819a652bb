/** What an import file is: its own kind of text, and how its users are written. */
export type ImportFormat = "csv" | "json" | "scim";

/** Something in the file that is not right; with one of them nothing is imported. */
export interface ImportProblem {
  /** The line of a CSV file; in JSON the number of the user, from 1. Absent: it is about the whole file. */
  readonly line?: number;
  readonly message: string;
}

/** A file that was chosen, to be previewed. */
export interface ImportFile {
  /** Also the id of the tasks that read and import it. */
  readonly id: string;
  readonly name: string;
  readonly sizeInBytes: number;
}

/** What an import would do; nothing is changed yet. */
export interface ImportPreview {
  readonly id: string;
  readonly configurationId: string;
  readonly format: ImportFormat;
  /** The columns or members that the file has, and what of a user they give. */
  readonly columns: readonly ImportColumn[];
  readonly users: number;
  /** When roles that the workspace lacks are left out. */
  readonly counts: ImportCounts;
  /** When they are created. */
  readonly countsWithNewRoles: ImportCounts;
  /** Roles that the workspace lacks, and how many users of the file have each. */
  readonly unknownRoles: readonly { readonly name: string; readonly users: number }[];
  /** The first ones, at most {@link MOST_IMPORT_PROBLEMS}. */
  readonly problems: readonly ImportProblem[];
  readonly problemCount: number;
}

/** What becomes of the users of a file. */
export interface ImportCounts {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Of those that are updated: how many get another value of what, the most first. */
  readonly changes: readonly { readonly what: string; readonly users: number }[];
}

/** A column of the file. */
export interface ImportColumn {
  readonly name: string;
  /** `Subject`, `Issuer`, `Active`, `Roles`, or the attribute's name. */
  readonly gives: string;
}

/** What an import did. */
export interface ImportOutcome {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly createdRoles: number;
}

/** So many problems are named; more say nothing new. */
export const MOST_IMPORT_PROBLEMS = 100;
