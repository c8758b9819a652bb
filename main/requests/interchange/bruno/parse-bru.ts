/** A row of a block: `name: value`, `~name: value` when it is switched off. */
export interface BruRow {
  readonly name: string;
  readonly value: string;
  readonly enabled: boolean;
}

/** A block of a `.bru` file as its lines: whoever knows its name knows whether it is rows, a list or a text. */
export interface BruBlock {
  /** `body:json`, `headers`. */
  readonly name: string;
  readonly lines: readonly string[];
}

const opening = /^([a-z][a-z0-9:_-]*)\s*([{[])\s*$/i;

/** Takes a `.bru` file apart: a block ends with a bracket at the beginning of a line. What is in none is ignored. */
export const parseBru = (text: string): readonly BruBlock[] => {
  const blocks: BruBlock[] = [];
  let open: { readonly name: string; readonly close: string; readonly lines: string[] } | undefined;
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (open === undefined) {
      const [, name, bracket] = opening.exec(line) ?? [];
      if (name !== undefined)
        open = { name: name.toLowerCase(), close: bracket === "[" ? "]" : "}", lines: [] };
    } else if (line.trimEnd() === open.close) {
      blocks.push({ name: open.name, lines: open.lines });
      open = undefined;
    } else open.lines.push(line);
  }
  if (open !== undefined) blocks.push({ name: open.name, lines: open.lines });
  return blocks;
};

/** The rows of a block. A value in `'''` goes on over lines; a list in brackets is left out. */
export const rowsOf = (lines: readonly string[]): readonly BruRow[] => {
  const rows: BruRow[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const [, off, quoted, plain, rest = ""] =
      /^\s*(~?)(?:"((?:[^"\\]|\\.)*)"|([^:]*)):\s?(.*)$/.exec(lines[index] ?? "") ?? [];
    const name = quoted === undefined ? plain?.trim() : quoted.replace(/\\(.)/g, "$1");
    if (name === undefined || name === "") continue;
    const enabled = off === "";
    const start = rest.trim();
    if (start === "'''" || start.startsWith("'''")) {
      const { value, end } = readLong(lines, index, start.slice(3));
      rows.push({ name, value, enabled });
      index = end;
    } else if (start === "[") {
      while (index < lines.length && lines[index]?.trim() !== "]") index += 1;
    } else rows.push({ name, value: start, enabled });
  }
  return rows;
};

/** Reads on to the line with the closing quotes; what stands behind them belongs to the value. */
const readLong = (
  lines: readonly string[],
  start: number,
  first: string,
): { readonly value: string; readonly end: number } => {
  const closed = first.indexOf("'''");
  if (closed >= 0) return { value: first.slice(0, closed) + first.slice(closed + 3), end: start };
  const inside: string[] = first === "" ? [] : [first];
  for (let index = start + 1; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    const close = line.indexOf("'''");
    if (close < 0) {
      inside.push(line);
      continue;
    }
    if (line.slice(0, close).trim() !== "") inside.push(line.slice(0, close));
    return { value: withoutIndent(inside, 4) + line.slice(close + 3), end: index };
  }
  return { value: withoutIndent(inside, 4), end: lines.length };
};

/** The text of a block, without the two spaces in front of each line. */
export const textOf = (lines: readonly string[]): string => withoutIndent(lines, 2);

/** The words of a list, `vars:secret [ … ]`. */
export const namesOf = (lines: readonly string[]): readonly BruRow[] =>
  lines.flatMap((line) => {
    const name = line.trim().replace(/,$/, "");
    if (name === "" || name === "~") return [];
    return [{ name: name.replace(/^~/, ""), value: "", enabled: !name.startsWith("~") }];
  });

const withoutIndent = (lines: readonly string[], spaces: number): string =>
  lines
    .map((line) => (line.startsWith(" ".repeat(spaces)) ? line.slice(spaces) : line.trimStart()))
    .join("\n");
