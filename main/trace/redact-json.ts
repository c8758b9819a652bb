import { MASK } from "#shared/plain-text.ts";

/** Texts, brackets, and the other values of a JSON document; the last text may be cut off. */
const tokens = /"[^"\\]*(?:\\[\s\S][^"\\]*)*(?:"|\\?$)|[[\]{}]|[^\s"[\]{},:]+/g;

/** Nothing can hide in these, and whether there was a value at all is worth knowing. */
const harmless: ReadonlySet<string> = new Set(['""', "null", "true", "false"]);

/**
 * Masks secrets in a JSON document and leaves everything else to the letter: numbers that a double cannot hold,
 * names that occur twice, and documents that are broken or cut off, whose tokens are secrets all the same. A
 * secret member is masked as a whole, whatever its value is; every other text goes through `text`.
 */
export const redactJson = (
  content: string,
  isSecret: (name: string) => boolean,
  text: (value: string) => string,
): string => {
  const token = new RegExp(tokens);
  let member = { name: "", valueAt: -1 };
  let shown = "";
  let shownUpTo = 0;
  const replace = (from: number, to: number, masked: string): void => {
    shown += content.slice(shownUpTo, from) + JSON.stringify(masked);
    shownUpTo = to;
  };
  for (let found = token.exec(content); found !== null; found = token.exec(content)) {
    const [literal] = found;
    const end = token.lastIndex;
    const hides = found.index === member.valueAt && isSecret(member.name) && !harmless.has(literal);
    if (literal === "{" || literal === "[") {
      if (!hides) continue;
      token.lastIndex = endOfBracketed(content, found.index);
      replace(found.index, token.lastIndex, MASK);
      continue;
    }
    const value = literal.startsWith('"') ? decode(literal) : literal;
    const masked = hides ? MASK : text(value);
    if (masked !== value) replace(found.index, end, masked);
    member = { name: value, valueAt: endOfColon(content, end) };
  }
  return shown + content.slice(shownUpTo);
};

/** Where the value begins that a colon after `at` leads to; -1 without a colon. */
const endOfColon = (content: string, at: number): number => {
  const colon = /\s*:\s*/y;
  colon.lastIndex = at;
  return colon.test(content) ? colon.lastIndex : -1;
};

/** Where the object or list ends that begins at `at`; the end of the document when that comes first. */
const endOfBracketed = (content: string, at: number): number => {
  const token = new RegExp(tokens);
  token.lastIndex = at;
  const open = content[at];
  const close = open === "{" ? "}" : "]";
  let depth = 0;
  for (let found = token.exec(content); found !== null; found = token.exec(content)) {
    if (found[0] === open) depth += 1;
    if (found[0] === close) depth -= 1;
    if (depth === 0) return token.lastIndex;
  }
  return content.length;
};

const decode = (literal: string): string => {
  try {
    return JSON.parse(literal) as string;
  } catch {
    return literal.slice(1).replace(/"$/, "");
  }
};
