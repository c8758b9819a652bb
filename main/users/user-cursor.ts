import { AppFailure } from "#shared/app-error.ts";
import type { UserSort } from "#shared/users/user-query.ts";

/** Where a page ended: what it was sorted by in its last row, and that row's number. */
export interface UserCursor {
  readonly key: string | number;
  readonly seq: number;
}

/** Writes a cursor as the text that a page hands out; it is good for the same order only. */
export const writeUserCursor = (sort: UserSort, { key, seq }: UserCursor): string =>
  Buffer.from(JSON.stringify([sort.column, sort.direction, key, seq])).toString("base64url");

/** Reads it back; without one, the list begins. @throws AppFailure `invalid_input` */
export const readUserCursor = (sort: UserSort, text: string | undefined): UserCursor | undefined => {
  if (text === undefined) return undefined;
  const [column, direction, key, seq] = membersOf(text);
  const isNumber = sort.column === "token" || sort.column === "lastLogin";
  const fits = column === sort.column && direction === sort.direction;
  if (
    !fits ||
    !Number.isSafeInteger(seq) ||
    (isNumber ? !Number.isSafeInteger(key) : typeof key !== "string")
  )
    throw new AppFailure({
      code: "invalid_input",
      message: "The place in the list is not valid.",
      advice: "Begin at the top of the list.",
      field: "after",
    });
  return { key: key as string | number, seq: seq as number };
};

const membersOf = (text: string): readonly unknown[] => {
  try {
    const members: unknown = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
    return Array.isArray(members) ? members : [];
  } catch {
    return [];
  }
};
