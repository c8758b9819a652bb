import { AppFailure } from "#shared/app-error.ts";

/**
 * Where a page of a list that is ordered by time ended: time and number of its last row. The next page begins
 * after that row whatever has been added since, and costs the same however far down it is.
 */
export interface PageCursor {
  readonly at: number;
  readonly seq: number;
}

/** Before the first row of a list with the newest first. */
const beginning: PageCursor = { at: Number.MAX_SAFE_INTEGER, seq: Number.MAX_SAFE_INTEGER };

/** Writes a cursor as the text that a page hands out. */
export const writeCursor = ({ at, seq }: PageCursor): string => `${at}.${seq}`;

/** Reads it back; without one, the list begins. @throws AppFailure `invalid_input` */
export const readCursor = (text: string | undefined): PageCursor => {
  if (text === undefined) return beginning;
  const [, at, seq] = /^(\d{1,16})\.(\d{1,16})$/.exec(text) ?? [];
  if (at !== undefined && seq !== undefined) return { at: Number(at), seq: Number(seq) };
  throw new AppFailure({
    code: "invalid_input",
    message: "The place in the list is not valid.",
    advice: "Begin at the top of the list.",
    field: "after",
  });
};
