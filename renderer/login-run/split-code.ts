/** Names with an underscore, as the wire has them, and URLs without what ends their sentence. */
const CODE = /[A-Za-z0-9]+(?:_[A-Za-z0-9]+)+|[a-z][a-z0-9+.-]*:\/\/\S*[^\s.,;:]/giu;

/** A piece of a sentence and where it begins. */
export interface SentencePiece {
  readonly text: string;
  readonly isCode: boolean;
  readonly at: number;
}

/** Tells a sentence's names and URLs, which are compared to the letter, from its words. */
export const splitCode = (sentence: string): readonly SentencePiece[] => {
  const pieces: SentencePiece[] = [];
  let end = 0;
  const add = (to: number, isCode: boolean) => {
    if (to > end) pieces.push({ text: sentence.slice(end, to), isCode, at: end });
    end = to;
  };
  for (const match of sentence.matchAll(CODE)) {
    add(match.index, false);
    add(match.index + match[0].length, true);
  }
  add(sentence.length, false);
  return pieces;
};
