import { type FilledText, parseTemplate } from "./template.ts";

/**
 * Puts values into a JSON text: within a string literal a value is written as part of a string, so that quotes and
 * line breaks in it can't end the string; everywhere else it is JSON itself, as it is.
 */
export const fillJson = (text: string, look: (name: string) => string | undefined): FilledText => {
  const unknown = new Set<string>();
  let isInString = false;
  let isEscaped = false;
  const read = (piece: string): void => {
    for (const character of piece) {
      if (isEscaped) isEscaped = false;
      else if (isInString && character === "\\") isEscaped = true;
      else if (character === '"') isInString = !isInString;
    }
  };
  const filled = parseTemplate(text).map((piece) => {
    if (piece.kind === "text") {
      read(piece.text);
      return piece.text;
    }
    isEscaped = false;
    const value = look(piece.name);
    if (value !== undefined) return isInString ? JSON.stringify(value).slice(1, -1) : value;
    unknown.add(piece.name);
    return text.slice(piece.start, piece.end);
  });
  return { text: filled.join(""), unknown: [...unknown] };
};
