import { AppFailure } from "#shared/app-error.ts";

/** Where a page ended: the place of its last row in the list, and that row's number. */
export interface UserCursor {
  readonly index: number;
  readonly seq: number;
}

/** Writes a cursor as the text that a page hands out. */
export const writeUserCursor = ({ index, seq }: UserCursor): string => `${index}.${seq}`;

/** Reads it back. @throws AppFailure `invalid_input` */
export const readUserCursor = (text: string): UserCursor => {
  const [, index, seq] = /^(\d{1,15})\.(\d{1,15})$/.exec(text) ?? [];
  if (index !== undefined && seq !== undefined) return { index: Number(index), seq: Number(seq) };
  throw new AppFailure({
    code: "invalid_input",
    message: "The place in the list is not valid.",
    advice: "Begin at the top of the list.",
    field: "after",
  });
};
