/** What can stand at the caret of an expression, and which part of the text it takes the place of. */
export interface Completion {
  readonly from: number;
  readonly to: number;
  /** Names, as they are written in an expression. */
  readonly options: readonly string[];
  /** What is typed is a name already; the options only begin like it. */
  readonly isWhole: boolean;
}

const MAX_OPTIONS = 8;
const WORD = /[A-Za-z_"][\w.":/-]*$/u;

/**
 * Completes a name of a claim before the caret (JMESPath): `ema` to `email`, `address.co` to `address.country`. Names
 * with other than letters and digits in them are quoted. Nothing is offered within texts, for a name that is whole,
 * and, unless `isAsked`, where nothing is typed.
 */
export const completeExpression = (
  expression: string,
  caret: number,
  document: unknown,
  isAsked = false,
): Completion | undefined => {
  const before = expression.slice(0, caret);
  if (isWithinText(before)) return undefined;
  const word = WORD.exec(before)?.[0] ?? "";
  if (word === "" && !isAsked) return undefined;
  const typed = word.replaceAll('"', "").toLowerCase();
  const whole = namesIn(document).filter((name) => name.toLowerCase().startsWith(typed));
  const dot = word.lastIndexOf(".");
  const [path, part] = [word.slice(0, Math.max(dot, 0)), word.slice(dot + 1)];
  const inner = dot === -1 ? [] : startingWith(namesIn(valueAt(document, path)), part);
  const [from, names] = inner.length > 0 ? [caret - part.length, inner] : [caret - word.length, whole];
  const written = names.map(asWritten);
  const options = written.filter((name) => name !== expression.slice(from, caret));
  return options.length === 0
    ? undefined
    : { from, to: caret, options: options.slice(0, MAX_OPTIONS), isWhole: options.length < written.length };
};

const startingWith = (names: readonly string[], part: string): readonly string[] =>
  names.filter((name) => name.toLowerCase().startsWith(part.replaceAll('"', "").toLowerCase()));

/** Raw texts and JSON values are no place for names. */
const isWithinText = (before: string): boolean =>
  (before.match(/'/gu)?.length ?? 0) % 2 === 1 || (before.match(/`/gu)?.length ?? 0) % 2 === 1;

const namesIn = (value: unknown): readonly string[] =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? Object.keys(value).sort() : [];

const valueAt = (document: unknown, path: string): unknown =>
  path
    .split(".")
    .reduce<unknown>(
      (value, name) =>
        namesIn(value).includes(name) ? (value as Readonly<Record<string, unknown>>)[name] : undefined,
      document,
    );

const asWritten = (name: string): string => (/^[A-Za-z_]\w*$/u.test(name) ? name : JSON.stringify(name));
