const MAX_CHARACTERS = 300;
const MAX_ITEMS = 8;

/** Characters that cannot be seen, or that change how the text around them is read. */
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** A value from outside as text that can be shown anywhere: cut, and with its hidden characters spelled out. */
export const shown = (value: unknown): string => shownUpTo(MAX_CHARACTERS, value);

/** The same, cut at another length. */
export const shownUpTo = (maxCharacters: number, value: unknown): string => {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
  const cut = text.length > maxCharacters ? `${text.slice(0, maxCharacters)}…` : text;
  return cut.replace(hidden, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
};

/** A list in one line; what is too much is counted. */
export const shownList = (values: readonly unknown[]): string => {
  if (values.length === 0) return "none";
  const more = values.length - MAX_ITEMS;
  return values.slice(0, MAX_ITEMS).map(shown).join(", ") + (more > 0 ? ` and ${more} more` : "");
};

/** `1 key`, `3 keys`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;
