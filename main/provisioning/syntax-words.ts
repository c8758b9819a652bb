/** Longer expressions are not searched for the place of an error: each beginning of them is compiled for it. */
const MAX_SEARCHED = 1000;

/** What the parser says where an expression stops too early. */
const AT_END = /\bEOF\b|end of JSON input/u;

/**
 * What is wrong with an expression that cannot be read, and where, which its parser does not say: at the end of the
 * shortest beginning that fails like the whole does.
 * @param message the parser's words
 * @param compile throws what the parser says
 */
export const syntaxWords = (
  expression: string,
  message: string,
  compile: (expression: string) => unknown,
): string => {
  if (AT_END.test(message)) return "Syntax error at the end: something is missing";
  if (expression.length > MAX_SEARCHED) return message;
  for (let end = 1; end <= expression.length; end += 1) {
    const beginning = expression.slice(0, end);
    if (messageOf(() => compile(beginning)) !== message) continue;
    const named = /value: (.+)$/su.exec(message)?.[1] ?? "";
    const word = named !== "" && beginning.endsWith(named) ? named : beginning.slice(-1);
    return `Syntax error at character ${String(end - word.length + 1)}: ${word} is not expected there`;
  }
  return message;
};

const messageOf = (run: () => unknown): string | undefined => {
  try {
    run();
    return undefined;
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
};
