import { syntaxWords } from "./syntax-words.ts";

/** Evaluates JMESPath expressions. */
export interface ExpressionSearch {
  /** @throws ExpressionError with what is wrong with the expression, and where */
  evaluate(expression: string, data: unknown): unknown;
}

/** An expression that cannot be used, in the words of its parser. */
export class ExpressionError extends Error {
  override readonly name = "ExpressionError";
  /** True where it cannot be read at all; else it does not fit what it looks at. */
  readonly isSyntax: boolean;

  constructor(message: string, isSyntax: boolean) {
    super(message);
    this.isSyntax = isSyntax;
  }
}

const MAX_COMPILED = 200;

/** Loads the library of expressions, which only custom flows need. Compiled expressions are kept. */
export const loadExpressionSearch = async (): Promise<ExpressionSearch> => {
  const { compile, TreeInterpreter } = await import("@jmespath-community/jmespath");
  const compiled = new Map<string, ReturnType<typeof compile>>();
  const compileOnce = (expression: string): ReturnType<typeof compile> => {
    const known = compiled.get(expression);
    if (known !== undefined) return known;
    const fresh = attempt(
      () => compile(expression),
      (message) => new ExpressionError(syntaxWords(expression, message, compile), true),
    );
    if (compiled.size >= MAX_COMPILED) compiled.clear();
    compiled.set(expression, fresh);
    return fresh;
  };
  return {
    evaluate: (expression, data) => {
      const compiledOnce = compileOnce(expression);
      return attempt(
        () => TreeInterpreter.search(compiledOnce, data as never),
        (message) => new ExpressionError(message, false),
      );
    },
  };
};

const attempt = <Value>(run: () => Value, failure: (message: string) => ExpressionError): Value => {
  try {
    return run();
  } catch (thrown) {
    throw failure(thrown instanceof Error ? thrown.message : String(thrown));
  }
};
