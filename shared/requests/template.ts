/** A piece of a text with variables: plain text, or a variable's name with where it stands. */
export type TemplatePiece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "variable"; readonly name: string; readonly start: number; readonly end: number };

const variablePattern = /\{\{\s*([A-Za-z0-9_.-]{1,256})\s*\}\}/g;

/** Takes a text with `{{name}}` in it apart; braces around anything else are plain text. */
export const parseTemplate = (text: string): readonly TemplatePiece[] => {
  const pieces: TemplatePiece[] = [];
  let end = 0;
  for (const match of text.matchAll(variablePattern)) {
    if (match.index > end) pieces.push({ kind: "text", text: text.slice(end, match.index) });
    end = match.index + match[0].length;
    pieces.push({ kind: "variable", name: match[1] ?? "", start: match.index, end });
  }
  if (end < text.length) pieces.push({ kind: "text", text: text.slice(end) });
  return pieces;
};

/** The names of a text's variables, each once. */
export const variablesIn = (text: string): readonly string[] => [
  ...new Set(parseTemplate(text).flatMap((piece) => (piece.kind === "variable" ? [piece.name] : []))),
];

/** A text with its values, and the variables that have none, each once. */
export interface FilledText {
  readonly text: string;
  readonly unknown: readonly string[];
  /** Variables whose values do not fit where they stand. */
  readonly misfits?: readonly string[];
}

/**
 * Puts values in the place of variables. Values are not looked through for further variables: what an API answers
 * can become one, and must not name others. A variable without a value stays as it is written, and is named in
 * `unknown`.
 */
export const fillTemplate = (text: string, look: (name: string) => string | undefined): FilledText => {
  const unknown: string[] = [];
  const filled = parseTemplate(text).map((piece) => {
    if (piece.kind === "text") return piece.text;
    const value = look(piece.name);
    if (value === undefined) unknown.push(piece.name);
    return value ?? text.slice(piece.start, piece.end);
  });
  return { text: filled.join(""), unknown: [...new Set(unknown)] };
};
