/** What a lexer of a command line found; nothing of it was run. */
export interface CommandLine {
  /** Each command's words; what joins commands is gone. */
  readonly commands: readonly (readonly string[])[];
  /** `$(whoami)`, as it stands. */
  readonly substitutions: readonly string[];
  /** Names of the shell's variables; they stand as ours, `{{NAME}}`, in the words. */
  readonly variables: readonly string[];
  /** A quote was opened and not closed. */
  readonly isUnclosed: boolean;
}

/** Collects words into commands. */
export interface WordCollector {
  /** A character, or more, of the word that is being read. */
  add(text: string): void;
  /** The word is there, though it may be empty: `''`. */
  begin(): void;
  endWord(): void;
  endCommand(): void;
  substitution(text: string): void;
  variable(name: string): void;
  unclosed(): void;
  result(): CommandLine;
}

export const createWordCollector = (): WordCollector => {
  const commands: string[][] = [];
  const substitutions: string[] = [];
  const variables = new Set<string>();
  let words: string[] = [];
  let word: string | undefined;
  let isUnclosed = false;
  const endWord = (): void => {
    if (word !== undefined) words.push(word);
    word = undefined;
  };
  const endCommand = (): void => {
    endWord();
    if (words.length > 0) commands.push(words);
    words = [];
  };
  const add = (text: string): void => {
    word = (word ?? "") + text;
  };
  return {
    add,
    begin: () => add(""),
    endWord,
    endCommand,
    substitution: (text) => {
      add(text);
      if (substitutions.length < 20) substitutions.push(text.slice(0, 200));
    },
    variable: (name) => {
      add(`{{${name}}}`);
      variables.add(name);
    },
    unclosed: () => {
      isUnclosed = true;
    },
    result: () => {
      endCommand();
      return { commands, substitutions, variables: [...variables], isUnclosed };
    },
  };
};

/** Where the bracket that is opened at `start` is closed; the end of the text where it is not. */
export const endOfBracket = (text: string, start: number): number => {
  let depth = 0;
  for (let index = start; index < text.length; index += 1) {
    if (text[index] === "(") depth += 1;
    if (text[index] === ")") depth -= 1;
    if (depth === 0) return index + 1;
  }
  return text.length;
};
