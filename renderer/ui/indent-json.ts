/** Deeper than this is not indented further: a hostile document must not be made larger than it is. */
const DEEPEST_INDENT = 40;

const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/gu;

/**
 * Lays JSON out over lines without touching a value: large numbers, repeated names and escapes stay as they came.
 * Undefined when the text is no JSON.
 */
export function indentJson(text: string): string | undefined {
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  const parts: string[] = [];
  let depth = 0;
  let before = "";
  const newLine = () => parts.push("\n", "  ".repeat(Math.min(depth, DEEPEST_INDENT)));
  for (const [token] of text.matchAll(TOKEN)) {
    const isOpening = before === "{" || before === "[";
    if (token === "}" || token === "]") {
      depth -= 1;
      if (!isOpening) newLine();
    } else if (isOpening || before === ",") newLine();
    parts.push(token === ":" ? ": " : token);
    if (token === "{" || token === "[") depth += 1;
    before = token;
  }
  return parts.join("");
}
