/** A part of a text, and whether the search matched it. */
export interface TextPart {
  readonly text: string;
  readonly isMatch: boolean;
}

/**
 * Marks what a search matched in a text: as the search of the main process does, each typed word is the
 * beginning of a word, without regard to case and accents.
 */
export const markMatches = (text: string, search: string): readonly TextPart[] => {
  const words = wordsOf(fold(search).folded).map(({ word }) => word);
  if (words.length === 0) return [{ text, isMatch: false }];
  const { folded, origin } = fold(text);
  const marked: TextPart[] = [];
  let end = 0;
  for (const { word, at } of wordsOf(folded)) {
    const length = Math.max(
      0,
      ...words.filter((typed) => word.startsWith(typed)).map((typed) => typed.length),
    );
    if (length === 0) continue;
    const from = origin[at] ?? text.length;
    const until = origin[at + length] ?? text.length;
    if (from > end) marked.push({ text: text.slice(end, from), isMatch: false });
    marked.push({ text: text.slice(from, until), isMatch: true });
    end = until;
  }
  if (end < text.length || marked.length === 0) marked.push({ text: text.slice(end), isMatch: false });
  return marked;
};

const wordsOf = (folded: string): readonly { readonly word: string; readonly at: number }[] =>
  Array.from(folded.matchAll(/[\p{L}\p{N}]+/gu), (match) => ({ word: match[0], at: match.index }));

/** The text without case and accents, and for each of its places the place in the original. */
const fold = (text: string): { readonly folded: string; readonly origin: readonly number[] } => {
  let folded = "";
  const origin: number[] = [];
  let at = 0;
  for (const character of text) {
    const plain = character.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    for (let i = 0; i < plain.length; i += 1) origin.push(at);
    folded += plain;
    at += character.length;
  }
  return { folded, origin: [...origin, text.length] };
};
