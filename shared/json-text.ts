/** Characters that a terminal might obey or that hide others: they occur inside of texts only. */
const UNSEEN = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A value as a JSON document in which every character can be seen; the value it is read as stays the same. */
export const jsonText = (value: unknown): string =>
  JSON.stringify(value, undefined, 2).replace(UNSEEN, (character) =>
    Array.from({ length: character.length }, (_, index) => escapeUnit(character.charCodeAt(index))).join(""),
  );

const escapeUnit = (unit: number): string => `\\u${unit.toString(16).padStart(4, "0")}`;
