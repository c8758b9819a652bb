/** How a body is laid out in rows: as it came, or as JSON with a member a row. */
export const bodyViews = ["text", "json"] as const;
export type BodyView = (typeof bodyViews)[number];

/** A row of a body: a line, or a piece of one that is too long for a row. */
export interface BodyRow {
  readonly text: string;
  /** The line goes on in the next row. */
  readonly isContinued: boolean;
}

/** Some rows of a body, and how many it has. */
export interface BodyRows {
  readonly rows: readonly BodyRow[];
  readonly total: number;
}

/** Bytes of a body. */
export interface BodyBytes {
  readonly bytes: Uint8Array;
  /** Of all of the body that can be read. */
  readonly sizeInBytes: number;
}

/** Where a text was found; `column` and `length` count in UTF-16 units of the row. */
export interface BodyMatch {
  readonly row: number;
  readonly column: number;
  readonly length: number;
}

/** What a search found. */
export interface BodyMatches {
  readonly matches: readonly BodyMatch[];
  /** There are no more than these. */
  readonly isComplete: boolean;
}

/** A body that was written into a file. */
export interface SavedBody {
  readonly fileName: string;
  readonly sizeInBytes: number;
}
