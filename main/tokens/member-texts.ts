/** Strings, brackets and commas, and everything else between them; white space is left out. */
const pieces = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:,]|[^\s"{}[\]:,]+/g;

/**
 * The members of a JSON object as compact JSON text each, with numbers to the letter: JSON.parse would round
 * those that a double cannot hold. Of a name that occurs twice the last one counts, as JSON.parse has it.
 * @param objectText an object that JSON.parse accepts
 */
export const memberTexts = (objectText: string): ReadonlyMap<string, string> => {
  const members = new Map<string, string>();
  let depth = 0;
  let name: string | undefined;
  let text = "";
  for (const [piece] of objectText.matchAll(pieces)) {
    if (piece === "}" || piece === "]") depth -= 1;
    if (depth === 1 && piece === ":") {
      name = JSON.parse(text) as string;
      text = "";
    } else if (depth === 0 || (depth === 1 && piece === ",")) {
      if (name !== undefined) members.set(name, text);
      name = undefined;
      text = "";
    } else {
      text += piece.startsWith('"') ? withoutNeedlessEscapes(piece) : piece;
    }
    if (piece === "{" || piece === "[") depth += 1;
  }
  return members;
};

const withoutNeedlessEscapes = (literal: string): string =>
  literal.includes("\\") ? JSON.stringify(JSON.parse(literal)) : literal;
