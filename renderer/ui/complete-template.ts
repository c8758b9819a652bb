import { parseTemplate } from "#shared/requests/template.ts";

/** What can stand at the caret, and which part of the text it takes the place of. */
export interface TextCompletion {
  readonly from: number;
  readonly to: number;
  readonly options: readonly string[];
}

const MAX_OPTIONS = 8;
const BEGUN = /\{\{\s*([A-Za-z0-9_.-]*)$/u;
const REST = /^[A-Za-z0-9_.-]*\s*\}{0,2}/u;

/** Completes a variable whose braces are open before the caret: `{{ba` to `{{base}}`. */
export const completeVariable = (
  text: string,
  caret: number,
  names: readonly string[],
): TextCompletion | undefined => {
  const begun = BEGUN.exec(text.slice(0, caret));
  if (!begun) return undefined;
  const rest = REST.exec(text.slice(caret))?.[0] ?? "";
  // Where the braces are closed, what stands between them is whole; else what follows is another text.
  const to = rest.endsWith("}}") ? caret + rest.length : caret;
  const options = matching([...new Set(names)], begun[1] ?? "").map((name) => `{{${name}}}`);
  const whole = text.slice(begun.index, to);
  return optionsOrNone({ from: begun.index, to, options: options.filter((option) => option !== whole) });
};

/** Completes all of a text by what is offered for it; with nothing typed, all is offered. */
export const completeWhole = (text: string, offered: readonly string[]): TextCompletion | undefined =>
  optionsOrNone({
    from: 0,
    to: text.length,
    options: matching(offered, text.trim()).filter((option) => option !== text),
  });

const optionsOrNone = (completion: TextCompletion): TextCompletion | undefined =>
  completion.options.length === 0
    ? undefined
    : { ...completion, options: completion.options.slice(0, MAX_OPTIONS) };

/** Those that begin so first, then those that have it in them. */
const matching = (all: readonly string[], typed: string): readonly string[] => {
  const word = typed.toLowerCase();
  const begins = all.filter((each) => each.toLowerCase().startsWith(word));
  const has = all.filter((each) => !each.toLowerCase().startsWith(word) && each.toLowerCase().includes(word));
  return [...begins, ...has];
};

/** The name of the variable that a position is in. */
export const variableAt = (text: string, position: number): string | undefined => {
  const piece = parseTemplate(text).find(
    (each) => each.kind === "variable" && each.start < position && position < each.end,
  );
  return piece?.kind === "variable" ? piece.name : undefined;
};
