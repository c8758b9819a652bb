/**
 * Turns what was typed into a full-text query: every word has to be the beginning of a word in one of the
 * searched columns. Each is quoted, so that nothing typed is syntax (Z-146); undefined when there is no word.
 */
export const searchExpression = (text: string): string | undefined => {
  const words = text
    .replace(/\p{Cc}/gu, " ")
    .split(/\s+/u)
    .filter((word) => word !== "");
  if (words.length === 0) return undefined;
  return words.map((word) => `"${word.replaceAll('"', '""')}"*`).join(" ");
};
