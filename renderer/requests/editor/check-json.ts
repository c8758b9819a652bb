import { parseTemplate } from "#shared/requests/template.ts";
import { indentJson } from "../../ui/indent-json.ts";

/** Where a text is no JSON, and why. */
export interface JsonProblem {
  /** From 1. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Numbers that nobody types stand for variables outside of texts, so that the rest can be looked at. */
const STAND_IN = "7E+90";
const standInPattern = /7E\+90(\d{4})/g;
const MOST_VARIABLES = 10_000;

interface Standing {
  readonly text: string;
  readonly variables: readonly string[];
}

/** Takes the variables outside of texts away; those within texts are letters like others. */
const withoutVariables = (json: string): Standing => {
  const variables: string[] = [];
  const ends = textEnds(json);
  const text = parseTemplate(json)
    .map((piece) => {
      if (piece.kind === "text") return piece.text;
      const written = json.slice(piece.start, piece.end);
      if (ends(piece.start) || variables.length === MOST_VARIABLES) return written;
      variables.push(written);
      return `${STAND_IN}${String(variables.length - 1).padStart(4, "0")}`;
    })
    .join("");
  return { text, variables };
};

/** Tells whether a position is within a JSON text; positions are asked in their order. */
const textEnds = (json: string): ((position: number) => boolean) => {
  let at = 0;
  let isWithin = false;
  return (position) => {
    for (; at < position; at += 1) {
      if (isWithin && json[at] === "\\") at += 1;
      else if (json[at] === '"') isWithin = !isWithin;
    }
    return isWithin;
  };
};

/** Lays JSON out over lines; variables stay as they are written. Undefined where it is no JSON. */
export const formatJson = (json: string): string | undefined => {
  const { text, variables } = withoutVariables(json);
  return indentJson(text)?.replace(standInPattern, (_, index: string) => variables[Number(index)] ?? "");
};

/** Says where a body with variables is no JSON; undefined where it is, or where there is none. */
export const checkJson = (json: string): JsonProblem | undefined => {
  if (json.trim() === "") return undefined;
  const { text, variables } = withoutVariables(json);
  const found = findProblem(text);
  if (!found) return undefined;
  // Back to where it is in what was typed: each stand-in before it is as long as it is, not as its variable.
  const before = text
    .slice(0, found.at)
    .replace(standInPattern, (_, index: string) => variables[Number(index)] ?? "");
  const lines = before.split("\n");
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1, message: found.message };
};

interface Found {
  readonly at: number;
  readonly message: string;
}

const TOKEN =
  /\s*(?:("(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])|true\b|false\b|null\b)|([{}[\],:]))/uy;

/** The first place at which a text is no JSON (RFC 8259), as a person would put it. */
const findProblem = (text: string): Found | undefined => {
  try {
    JSON.parse(text);
    return undefined;
  } catch {
    return firstWrong(text);
  }
};

type Expected = "value" | "value or ]" | "name" | "name or }" | "colon" | "comma" | "end";

const words: Readonly<Record<Expected, string>> = {
  value: "A value is missing.",
  "value or ]": "A value or ] is missing.",
  name: "A name in double quotes is missing.",
  "name or }": "A name in double quotes or } is missing.",
  colon: "A colon is missing.",
  comma: "A comma or the closing bracket is missing.",
  end: "Nothing may follow here.",
};

const firstWrong = (text: string): Found => {
  const open: string[] = [];
  let expected: Expected = "value";
  let at = 0;
  const afterValue = (): Expected => (open.length === 0 ? "end" : "comma");
  for (;;) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    const next: Expected | undefined = match ? follow(expected, match, open, afterValue) : undefined;
    if (next === undefined) {
      const start = at + (/^\s*/u.exec(text.slice(at))?.[0].length ?? 0);
      return { at: start, message: !match && text[start] === '"' ? brokenText : words[expected] };
    }
    expected = next;
    at = TOKEN.lastIndex;
  }
};

const brokenText = "This text has no end, or a character that has to be escaped.";

/** What may come after a token; undefined where the token may not stand here. */
const follow = (
  expected: Expected,
  [, text, literal, sign]: RegExpExecArray,
  open: string[],
  afterValue: () => Expected,
): Expected | undefined => {
  const takesValue = expected === "value" || expected === "value or ]";
  const takesName = expected === "name" || expected === "name or }";
  if (text !== undefined) return takesValue ? afterValue() : takesName ? "colon" : undefined;
  if (literal !== undefined) return takesValue ? afterValue() : undefined;
  if ((sign === "{" || sign === "[") && takesValue) {
    open.push(sign);
    return sign === "{" ? "name or }" : "value or ]";
  }
  if (sign === ":" && expected === "colon") return "value";
  if (sign === "," && expected === "comma") return open.at(-1) === "{" ? "name" : "value";
  const closes = sign === "}" ? "{" : sign === "]" ? "[" : undefined;
  const mayClose = expected === "comma" || expected === (sign === "}" ? "name or }" : "value or ]");
  if (closes === undefined || !mayClose || open.at(-1) !== closes) return undefined;
  open.pop();
  return afterValue();
};
