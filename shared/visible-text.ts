/**
 * Characters that are not seen or change direction: control and format characters, lone surrogates, line
 * separators, and letters that look like nothing.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]/gu;

const markOf = (character: string): string => {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return "\u2421";
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, "0")}⟩`;
};

/**
 * Text of a peer as it can be shown: control characters, direction overrides, zero-width characters and lone
 * surrogates become visible marks, so that nothing looks like something else. What is copied stays the original.
 * `lines` keeps line breaks and tabs, for texts of several lines.
 */
export const visibleText = (text: string, options: { readonly lines?: boolean } = {}): string => {
  const keep = options.lines ? "\n\r\t" : "";
  return text.replace(UNSEEN, (character) => (keep.includes(character) ? character : markOf(character)));
};
