/** Longest alias, in characters. */
const MAX_ALIAS_LENGTH = 120;

/** Two aliases are the same when these are: neither case nor the way accents are encoded tells them apart. */
export const aliasKey = (alias: string): string => alias.trim().normalize("NFC").toLowerCase();

/** The alias of a duplicate: "X copy", then "X copy 2", "X copy 3" …, the first that is not taken. */
export const aliasOfCopy = (alias: string, isTaken: (alias: string) => boolean): string => {
  const original = alias.replace(/ copy( \d+)?$/, "");
  for (let count = 1; ; count += 1) {
    const ending = count === 1 ? " copy" : ` copy ${count}`;
    const candidate = shorten(original, MAX_ALIAS_LENGTH - ending.length) + ending;
    if (!isTaken(candidate)) return candidate;
  }
};

/** Cuts at the end, between whole characters. */
const shorten = (text: string, length: number): string =>
  text.length <= length ? text : text.slice(0, length).replace(/[\ud800-\udbff]$/, "");
