import { type CurlAct, longOption, nameOfLetter } from "./curl-options.ts";

/** An option with its value, or a URL, in the order of the command. */
export interface CurlArgument {
  readonly act: CurlAct;
  /** As it was written: `--data`, `-d`. */
  readonly option: string;
  readonly value: string;
}

/** Takes the words after `curl` apart: `-sXPOST`, `--data=…`, `--url …`, and what is no option is a URL. */
export const readArguments = (words: readonly string[]): readonly CurlArgument[] => {
  const found: CurlArgument[] = [];
  let onlyUrls = false;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? "";
    const value = (): string => {
      index += 1;
      return words[index] ?? "";
    };
    if (onlyUrls || !word.startsWith("-") || word === "-") {
      if (!/^(?:\d?[<>]|\d$)/.test(word) && word !== "") found.push({ act: "url", option: "", value: word });
      // A redirection's file is the next word, unless it stands right behind the sign.
      else if (/^[<>]+$/.test(word)) index += 1;
    } else if (word === "--") onlyUrls = true;
    else if (word.startsWith("--")) found.push(...readLong(word, value));
    else found.push(...readLetters(word, value));
  }
  return found;
};

const readLong = (word: string, value: () => string): readonly CurlArgument[] => {
  const name = word.slice(2);
  const known = longOption(name);
  // What switches something off is the usual, or says how curl works.
  if (name.startsWith("no-") && !known.takesValue) return [];
  return [{ act: known.act, option: word.slice(0, 60), value: known.takesValue ? value() : "" }];
};

const readLetters = (word: string, value: () => string): readonly CurlArgument[] => {
  const found: CurlArgument[] = [];
  for (let index = 1; index < word.length; index += 1) {
    const letter = word[index] ?? "";
    const { act, takesValue } = longOption(nameOfLetter(letter));
    const rest = word.slice(index + 1);
    found.push({ act, option: `-${letter}`, value: takesValue ? rest || value() : "" });
    if (takesValue) break;
  }
  return found;
};
