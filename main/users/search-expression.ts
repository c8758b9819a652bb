/**
 * Turns what was typed into a full-text query: every word has to be the beginning of a word in one of the
 * searched columns. Each is quoted, so that nothing typed is syntax (Z-146); undefined when there is no word.
 * @param letters so many letters of the last part of each word are asked for, which finds all that the whole finds
 */
export const searchExpression = (text: string, letters = Number.POSITIVE_INFINITY): string | undefined => {
  const words = text
    .replace(/\p{Cc}/gu, " ")
    .split(/\s+/u)
    .filter((word) => word !== "");
  if (words.length === 0) return undefined;
  return words.map((word) => `"${cutLastPart(word, letters).replaceAll('"', '""')}"*`).join(" ");
};

/** Of `anna.berg` with two letters, `anna.be`. */
const cutLastPart = (word: string, letters: number): string => {
  const [last = ""] = /[\p{L}\p{N}\p{M}\p{Co}\p{So}]+$/u.exec(word) ?? [];
  const cut = [...last].slice(0, letters).join("");
  return word.slice(0, word.length - last.length) + cut;
};
