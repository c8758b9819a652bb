import { type CommandLine, createWordCollector, type WordCollector } from "./shell-words.ts";

/**
 * The words of a command line of Windows' `cmd`: first its carets, percent signs and joints, then the quotes as a
 * program reads them. Nothing is run, no variable is looked up.
 */
export const readCmdWords = (text: string): CommandLine => {
  const collector = createWordCollector();
  for (const command of splitCommands(text.replaceAll("\r\n", "\n"))) {
    readArguments(command, collector);
    collector.endCommand();
  }
  return collector.result();
};

/** A character that `cmd` has dealt with, or a variable of its own. */
type Piece = string | { readonly variable: string };

const splitCommands = (text: string): readonly (readonly Piece[])[] => {
  const commands: Piece[][] = [[]];
  let isQuoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] ?? "";
    const command = commands.at(-1);
    const variable =
      character === "%" ? /^%([A-Za-z_]\w{0,255})%/.exec(text.slice(index, index + 260)) : null;
    if (character === "^" && !isQuoted) {
      index += 1;
      // A caret at the end of a line joins the next one, whose first character is taken as it is.
      if (text[index] === "\n") index += 1;
      command?.push(text[index] ?? "");
    } else if (variable !== null) {
      command?.push({ variable: variable[1] ?? "" });
      index += variable[0].length - 1;
    } else if (character === "\n" || (!isQuoted && /[&|]/.test(character))) {
      isQuoted = false;
      commands.push([]);
    } else {
      if (character === '"') isQuoted = !isQuoted;
      command?.push(character);
    }
  }
  return commands;
};

/** Quotes and backslashes as the C runtime of a Windows program reads them. */
const readArguments = (pieces: readonly Piece[], collector: WordCollector): void => {
  let isQuoted = false;
  for (let index = 0; index < pieces.length; index += 1) {
    const piece = pieces[index] ?? "";
    if (typeof piece !== "string") {
      collector.variable(piece.variable);
      continue;
    }
    if (piece === "\\") {
      let count = 1;
      while (pieces[index + count] === "\\") count += 1;
      const isBeforeQuote = pieces[index + count] === '"';
      collector.add("\\".repeat(isBeforeQuote ? Math.floor(count / 2) : count));
      index += count - 1;
      if (isBeforeQuote && count % 2 === 1) {
        collector.add('"');
        index += 1;
      }
    } else if (piece === '"') {
      if (isQuoted && pieces[index + 1] === '"') {
        collector.add('"');
        index += 1;
      } else isQuoted = !isQuoted;
      collector.begin();
    } else if (!isQuoted && /[ \t]/.test(piece)) collector.endWord();
    else collector.add(piece);
  }
  if (isQuoted) collector.unclosed();
};
