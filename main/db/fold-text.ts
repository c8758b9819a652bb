/** A text as it is searched: without capitals, accents and control characters. */
export const foldText = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/\p{Cc}/gu, " ")
    .toLowerCase();
