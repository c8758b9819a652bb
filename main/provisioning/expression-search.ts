/** Evaluates JMESPath expressions. */
export interface ExpressionSearch {
  /** @throws ExpressionError with what is wrong with the expression, and where */
  evaluate(expression: string, data: unknown): unknown;
}

/** An expression that cannot be used, in the words of its parser. */
export class ExpressionError extends Error {
  override readonly name = "ExpressionError";
}

const MAX_COMPILED = 200;

/** Loads the library of expressions, which only custom flows need. Compiled expressions are kept. */
export const loadExpressionSearch = async (): Promise<ExpressionSearch> => {
  const { compile, TreeInterpreter } = await import("@jmespath-community/jmespath");
  const compiled = new Map<string, ReturnType<typeof compile>>();
  const compileOnce = (expression: string): ReturnType<typeof compile> => {
    const known = compiled.get(expression);
    if (known !== undefined) return known;
    const fresh = compile(expression);
    if (compiled.size >= MAX_COMPILED) compiled.clear();
    compiled.set(expression, fresh);
    return fresh;
  };
  return {
    evaluate: (expression, data) => {
      try {
        return TreeInterpreter.search(compileOnce(expression), data as never);
      } catch (thrown) {
        throw new ExpressionError(thrown instanceof Error ? thrown.message : String(thrown));
      }
    },
  };
};
