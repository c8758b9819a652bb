import { type CommandLine, createWordCollector, endOfBracket, type WordCollector } from "./shell-words.ts";

const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  "0": "",
  a: "\x07",
  b: "\b",
  e: "\x1b",
  f: "\f",
  v: "\v",
};

/** The words of a PowerShell command line. Nothing is run, no variable is looked up. */
export const readPowershellWords = (text: string): CommandLine => {
  const collector = createWordCollector();
  const source = text.replaceAll("\r\n", "\n");
  let index = 0;
  while (index < source.length) index = readPiece(source, index, collector);
  return collector.result();
};

/** Typographic quotes are as good as the plain ones there. */
const isSingle = (character: string): boolean => /^['‘’‚‛]$/.test(character);
const isDouble = (character: string): boolean => /^["“”„]$/.test(character);

const readPiece = (text: string, index: number, collector: WordCollector): number => {
  const character = text[index] ?? "";
  if (character === "`") return readEscape(text, index, collector);
  if (character === "@" && /^@['"]\n/.test(text.slice(index, index + 3)))
    return readHere(text, index, collector);
  if (isSingle(character)) return readSingle(text, index + 1, collector);
  if (isDouble(character)) return readDouble(text, index + 1, collector);
  if (character === "$") return readDollar(text, index, collector);
  if (/[ \t]/.test(character)) collector.endWord();
  else if (/[\n;|&]/.test(character)) collector.endCommand();
  else collector.add(character);
  return index + 1;
};

const readEscape = (text: string, index: number, collector: WordCollector): number => {
  const next = text[index + 1] ?? "";
  if (next !== "\n") collector.add(escapes[next] ?? next);
  return index + 2;
};

const readHere = (text: string, index: number, collector: WordCollector): number => {
  const close = `\n${text[index + 1]}@`;
  const end = text.indexOf(close, index + 2);
  if (end < 0) collector.unclosed();
  const inside = text.slice(index + 3, end < 0 ? text.length : Math.max(end, index + 3));
  collector.add(inside);
  return end < 0 ? text.length : end + close.length;
};

const readSingle = (text: string, start: number, collector: WordCollector): number => {
  let index = start;
  let inside = "";
  while (index < text.length) {
    if (isSingle(text[index] ?? "")) {
      if (!isSingle(text[index + 1] ?? "")) {
        collector.add(forProgram(inside));
        return index + 1;
      }
      index += 1;
    }
    inside += text[index] ?? "";
    index += 1;
  }
  collector.add(forProgram(inside));
  collector.unclosed();
  return index;
};

/** Before 7.3 quotes had to be escaped for programs by hand: where all of them are, that is what was meant. */
const forProgram = (text: string): string =>
  text.includes('\\"') && !/(?:^|[^\\])"/.test(text) ? text.replaceAll('\\"', '"') : text;

const readDouble = (text: string, start: number, collector: WordCollector): number => {
  collector.begin();
  let index = start;
  while (index < text.length) {
    const character = text[index] ?? "";
    if (isDouble(character)) {
      if (!isDouble(text[index + 1] ?? "")) return index + 1;
      collector.add(text[index + 1] ?? "");
      index += 2;
    } else if (character === "\\" && text[index + 1] === "`" && isDouble(text[index + 2] ?? "")) {
      collector.add('"');
      index += 3;
    } else if (character === "`") index = readEscape(text, index, collector);
    else if (character === "$") index = readDollar(text, index, collector);
    else {
      collector.add(character);
      index += 1;
    }
  }
  collector.unclosed();
  return index;
};

const readDollar = (text: string, index: number, collector: WordCollector): number => {
  if (text[index + 1] === "(") {
    const after = endOfBracket(text, index + 1);
    collector.substitution(text.slice(index, after));
    return after;
  }
  const name = /^\$(?:\{(?:env:)?([A-Za-z_]\w{0,255})\}|(?:env:)?([A-Za-z_]\w{0,255}))/i.exec(
    text.slice(index, index + 300),
  );
  if (name === null) {
    collector.add("$");
    return index + 1;
  }
  collector.variable(name[1] ?? name[2] ?? "");
  return index + name[0].length;
};
