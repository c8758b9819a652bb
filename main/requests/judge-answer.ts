import type { CaptureResult, ExpectationResult } from "#shared/requests/exchange.ts";
import type { RequestDraft } from "#shared/requests/request-draft.ts";
import type { Variable } from "#shared/requests/variable.ts";
import { ExpressionError, type ExpressionSearches, loadExpressionSearches } from "../provisioning/index.ts";
import { isSecretName, type Redactor } from "../trace/index.ts";
import { checkExpectation, type JudgedAnswer, type Searched } from "./check-expectation.ts";

/** An answer as it came, and the whole of its body where that is not too large to be looked through. */
export type WholeAnswer = Omit<JudgedAnswer, "search"> & { readonly body: Uint8Array | undefined };

/** What became of a request's expectations and captures. */
export interface Judgement {
  readonly expectations?: readonly ExpectationResult[];
  readonly captured?: readonly CaptureResult[];
  /** The variables that were captured, with their values. */
  readonly variables: readonly Variable[];
}

/** So much of a body is held and parsed for expressions. */
export const LARGEST_JUDGED_BYTES = 16 * 1024 * 1024;

/** Values that are longer are no use as a variable. */
const LONGEST_CAPTURED = 1024 * 1024;

/** Expressions are bounded in time: what an API answers must not hold up the window. */
const EXPRESSIONS_LIMIT_MS = 500;

/** Whether the whole body is needed to judge an answer. */
export const needsBody = ({
  expectations,
  captures,
}: Pick<RequestDraft, "expectations" | "captures">): boolean =>
  captures.length > 0 || expectations.some(({ kind }) => kind === "json");

/**
 * Judges an answer by what its request expects, and captures variables from it. What is captured and looks like a
 * secret is taught to the redactor, so that it does not stand in the history.
 */
export const judgeAnswer = async (
  { expectations, captures }: Pick<RequestDraft, "expectations" | "captures">,
  answer: WholeAnswer,
  redactor: Redactor,
): Promise<Judgement> => {
  if (expectations.length === 0 && captures.length === 0) return { variables: [] };
  const search = needsBody({ expectations, captures }) ? await searchIn(answer.body) : neverSearched;
  const variables: Variable[] = [];
  const captured: CaptureResult[] = [];
  for (const { variable, expression } of captures) {
    const value = textOf(search(expression));
    captured.push({ variable, found: value !== undefined });
    if (value === undefined) continue;
    const isSecret = isSecretName(lastMember(expression)) || redactor.text(value) !== value;
    if (isSecret) redactor.learn(value);
    variables.push({ name: variable, value, isSecret });
  }
  const results = expectations.map((expectation) => {
    const result = checkExpectation(expectation, { ...answer, search });
    return { ...result, expectation: redacted(expectation, redactor), found: redactor.text(result.found) };
  });
  return {
    ...(results.length === 0 ? {} : { expectations: results }),
    ...(captured.length === 0 ? {} : { captured }),
    variables,
  };
};

const neverSearched = (): Searched => ({ problem: "not looked at" });

let loading: Promise<ExpressionSearches> | undefined;

const searchIn = async (body: Uint8Array | undefined): Promise<JudgedAnswer["search"]> => {
  const parsed = parse(body);
  if ("problem" in parsed) return () => parsed;
  loading ??= loadExpressionSearches();
  const { evaluate } = (await loading)(EXPRESSIONS_LIMIT_MS);
  return (expression) => {
    try {
      return { value: evaluate(expression, parsed.value) };
    } catch (thrown) {
      if (!(thrown instanceof ExpressionError)) throw thrown;
      return { problem: `not evaluated: ${thrown.message}` };
    }
  };
};

const parse = (body: Uint8Array | undefined): Searched => {
  if (body === undefined) return { problem: "the answer is too large to be looked through" };
  if (body.byteLength === 0) return { problem: "the answer has no body" };
  try {
    return { value: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body)) };
  } catch {
    return { problem: "the answer is no JSON" };
  }
};

/** Texts as they are, everything else as JSON; nothing of what is absent. */
const textOf = (searched: Searched): string | undefined => {
  if ("problem" in searched || searched.value === null || searched.value === undefined) return undefined;
  const { value } = searched;
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > LONGEST_CAPTURED ? undefined : text;
};

/** The name at the end of an expression: `access_token` of `data.access_token`. */
const lastMember = (expression: string): string => /([A-Za-z_]\w*)"?\s*$/.exec(expression)?.[1] ?? "";

const redacted = (
  expectation: ExpectationResult["expectation"],
  redactor: Redactor,
): ExpectationResult["expectation"] =>
  "value" in expectation ? { ...expectation, value: redactor.text(expectation.value) } : expectation;
