import { runBounded, TookTooLong } from "./run-bounded.ts";
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

/** All expressions of a mapping together, for one login: a window or a login may be held up so long. */
export const EXPRESSIONS_LIMIT_MS = 500;

/** What each has at the least, so that one that is endless does not take the others with it. */
const LEAST_MS = 20;

/**
 * Makes a search for one login. Without a limit it may never end: for a thread, which can be ended, and in which the
 * limit of each expression would cost more than the expression.
 */
export type ExpressionSearches = (limitMs?: number) => ExpressionSearch;

/** Loads the library of expressions, which only custom flows need. Compiled expressions are kept. */
export const loadExpressionSearches = async (): Promise<ExpressionSearches> => {
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
  const evaluate: ExpressionSearch["evaluate"] = (expression, data) => {
    const compiledOnce = compileOnce(expression);
    return attempt(
      () => TreeInterpreter.search(compiledOnce, data as never),
      (message) => new ExpressionError(message, false),
    );
  };
  return (limitMs) => ({ evaluate: limitMs === undefined ? evaluate : withinLimit(evaluate, limitMs) });
};

/** A search for one login that ends. */
export const loadExpressionSearch = async (): Promise<ExpressionSearch> =>
  (await loadExpressionSearches())(EXPRESSIONS_LIMIT_MS);

const withinLimit = (evaluate: ExpressionSearch["evaluate"], limitMs: number): typeof evaluate => {
  let leftMs = limitMs;
  return (expression, data) => {
    const begunAt = performance.now();
    try {
      return runBounded(() => evaluate(expression, data), Math.max(LEAST_MS, Math.ceil(leftMs)));
    } catch (thrown) {
      if (!(thrown instanceof TookTooLong)) throw thrown;
      throw new ExpressionError("takes too long, was stopped", false);
    } finally {
      leftMs -= performance.now() - begunAt;
    }
  };
};

const attempt = <Value>(run: () => Value, failure: (message: string) => ExpressionError): Value => {
  try {
    return run();
  } catch (thrown) {
    throw failure(thrown instanceof Error ? thrown.message : String(thrown));
  }
};
