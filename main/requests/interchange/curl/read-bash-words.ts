import { type CommandLine, createWordCollector, endOfBracket, type WordCollector } from "./shell-words.ts";

/** The words of a POSIX shell's command line, with bash's `$'…'`. Nothing is run, no variable is looked up. */
export const readBashWords = (text: string): CommandLine => {
  const collector = createWordCollector();
  let index = 0;
  let isWord = false;
  while (index < text.length) {
    const character = text[index] ?? "";
    if (!isWord && character === "#") {
      index = endOfLine(text, index);
      continue;
    }
    const next = readPiece(text, index, collector);
    isWord = next.isWord;
    index = next.index;
  }
  return collector.result();
};

interface Step {
  readonly index: number;
  readonly isWord: boolean;
}

const readPiece = (text: string, index: number, collector: WordCollector): Step => {
  const character = text[index] ?? "";
  const inWord = (end: number): Step => ({ index: end, isWord: true });
  switch (character) {
    case "\\": {
      const escaped = text[index + 1];
      if (escaped === "\n") return { index: index + 2, isWord: false };
      if (escaped === "\r" && text[index + 2] === "\n") return { index: index + 3, isWord: false };
      collector.add(escaped ?? "");
      return inWord(index + 2);
    }
    case "'":
      return inWord(readSingle(text, index + 1, collector));
    case '"':
      return inWord(readDouble(text, index + 1, collector));
    case "`":
    case "$":
      return inWord(readDollar(text, index, collector));
    case " ":
    case "\t":
    case "\r":
      collector.endWord();
      return { index: index + 1, isWord: false };
    case "\n":
    case ";":
    case "|":
    case "&":
      collector.endCommand();
      return { index: index + 1, isWord: false };
    case "<":
    case ">":
      return readRedirection(text, index, collector);
    default:
      collector.add(character);
      return inWord(index + 1);
  }
};

/** `2>&1`, `> file`: what comes after is a word of its own that begins with the sign. */
const readRedirection = (text: string, index: number, collector: WordCollector): Step => {
  collector.endWord();
  const sign = /^(?:[<>]+&?\d?-?)[ \t]*/.exec(text.slice(index, index + 32))?.[0] ?? ">";
  collector.add(sign.trim());
  return { index: index + sign.length, isWord: true };
};

const endOfLine = (text: string, index: number): number => {
  const end = text.indexOf("\n", index);
  return end < 0 ? text.length : end;
};

const readSingle = (text: string, start: number, collector: WordCollector): number => {
  const end = text.indexOf("'", start);
  if (end < 0) collector.unclosed();
  collector.add(text.slice(start, end < 0 ? text.length : end));
  return end < 0 ? text.length : end + 1;
};

const readDouble = (text: string, start: number, collector: WordCollector): number => {
  collector.begin();
  let index = start;
  while (index < text.length) {
    const character = text[index] ?? "";
    const next = text[index + 1];
    if (character === '"') return index + 1;
    if (character === "\\" && next !== undefined && '"\\$`'.includes(next)) {
      collector.add(next);
      index += 2;
    } else if (character === "\\" && next === "\n") {
      index += 2;
    } else if (character === "$" || character === "`") {
      index = readDollar(text, index, collector, true);
    } else {
      collector.add(character);
      index += 1;
    }
  }
  collector.unclosed();
  return index;
};

/** What begins with a dollar sign or a backtick. */
const readDollar = (text: string, index: number, collector: WordCollector, isQuoted = false): number => {
  if (text[index] === "`") {
    const end = text.indexOf("`", index + 1);
    const after = end < 0 ? text.length : end + 1;
    collector.substitution(text.slice(index, after));
    return after;
  }
  if (text[index + 1] === "(") {
    const after = endOfBracket(text, index + 1);
    collector.substitution(text.slice(index, after));
    return after;
  }
  if (text[index + 1] === "'" && !isQuoted) return readAnsi(text, index + 2, collector);
  const rest = text.slice(index, index + 300);
  const name = /^\$(?:\{([A-Za-z_]\w{0,255})\}|([A-Za-z_]\w{0,255}))/.exec(rest);
  if (name !== null) {
    collector.variable(name[1] ?? name[2] ?? "");
    return index + name[0].length;
  }
  collector.add("$");
  return index + 1;
};

const ansiEscapes: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  a: "\x07",
  b: "\b",
  e: "\x1b",
  E: "\x1b",
  f: "\f",
  v: "\v",
  "\\": "\\",
  "'": "'",
  '"': '"',
  "?": "?",
};

/** `$'…'`: octal and hexadecimal escapes are bytes, so that UTF-8 may be written with them. */
const readAnsi = (text: string, start: number, collector: WordCollector): number => {
  collector.begin();
  let bytes: number[] = [];
  const flush = (): void => {
    if (bytes.length > 0) collector.add(new TextDecoder().decode(Uint8Array.from(bytes)));
    bytes = [];
  };
  let index = start;
  while (index < text.length) {
    if (text[index] === "'") {
      flush();
      return index + 1;
    }
    const rest = text.slice(index, index + 10);
    const byte = /^\\(?:x([0-9a-fA-F]{1,2})|([0-7]{1,3}))/.exec(rest);
    if (byte !== null) {
      bytes.push(
        (byte[1] === undefined ? Number.parseInt(byte[2] ?? "0", 8) : Number.parseInt(byte[1], 16)) & 0xff,
      );
      index += byte[0].length;
      continue;
    }
    flush();
    const unicode = /^\\(?:u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8}))/.exec(rest);
    const escaped = text[index] === "\\" ? ansiEscapes[text[index + 1] ?? ""] : undefined;
    if (unicode !== null) {
      const code = Number.parseInt(unicode[1] ?? unicode[2] ?? "0", 16);
      collector.add(code > 0x10ffff ? "\ufffd" : String.fromCodePoint(code));
      index += unicode[0].length;
    } else if (escaped !== undefined) {
      collector.add(escaped);
      index += 2;
    } else {
      collector.add(text[index] ?? "");
      index += 1;
    }
  }
  flush();
  collector.unclosed();
  return index;
};
