/** Characters that change direction or are not seen: bidi controls, zero-width characters, line separators. */
const UNSEEN =
  /[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\u3164\ufeff\ufff9-\ufffb]/u;

const name = (code: number): string => `⟨U+${code.toString(16).toUpperCase().padStart(4, "0")}⟩`;

const markOf = (character: string, keep: string): string => {
  const code = character.codePointAt(0) ?? 0;
  if (keep.includes(character)) return character;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return "\u2421";
  if (code >= 0x80 && code < 0xa0) return name(code);
  if (code >= 0xd800 && code <= 0xdfff) return name(code);
  return UNSEEN.test(character) ? name(code) : character;
};

/**
 * Text of a peer as it can be shown: control characters, direction overrides, zero-width characters and lone
 * surrogates become visible marks, so that nothing looks like something else. What is copied stays the original.
 * `lines` keeps line breaks and tabs, for texts of several lines.
 */
export const visibleText = (text: string, options: { readonly lines?: boolean } = {}): string => {
  const keep = options.lines ? "\n\r\t" : "";
  let shown = "";
  for (const character of text) shown += markOf(character, keep);
  return shown;
};
