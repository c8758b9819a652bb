import type { ReadCurl } from "#shared/requests/interchange.ts";
import type { RequestDraft } from "#shared/requests/request-draft.ts";
import { notImportable, tooMuch } from "../import-failure.ts";
import { makeDraft } from "../make-draft.ts";
import { nameOfRequest } from "../names.ts";
import type { Reading } from "../reading.ts";
import { createReading } from "../reading.ts";
import { type CurlArgument, readArguments } from "./curl-arguments.ts";
import { requestOf } from "./curl-request.ts";
import { readBashWords } from "./read-bash-words.ts";
import { readPowershellWords } from "./read-powershell-words.ts";
import { readCmdWords } from "./read-windows-words.ts";
import type { CommandLine } from "./shell-words.ts";

const isCurlWord = (word: string): boolean => /(?:^|[\\/])curl(?:\.exe)?$/i.test(word);

/** Whether a text begins like a cURL command, after comments and a prompt. */
export const looksLikeCurl = (text: string): boolean =>
  /^(?:\s*(?:#[^\n]*\n|(?:REM|::)[^\n]*\n))*\s*(?:[$>%]\s+)?(?:&\s+)?["']?(?:[^\s"']*[\\/])?curl(?:\.exe)?["']?\s/i.test(
    text.slice(0, 4096),
  );

/**
 * Reads cURL commands as bash, `cmd` or PowerShell take them. Nothing is run and no file is read: what would have been
 * is noted. Keys stay in the requests, as there is no collection that could have them as secret variables.
 * @throws AppFailure `invalid_input` when there is none in the text
 */
export const readCurl = (text: string): ReadCurl => {
  const reading = createReading({ keepsSecrets: false });
  const requests = readCurlRequests(text, reading);
  return { requests, leftOut: reading.leftOut() };
};

/** The same, as a part of an import. */
export const readCurlRequests = (text: string, reading: Reading): readonly RequestDraft[] => {
  const line = wordsOf(text);
  if (line.isUnclosed) {
    throw notImportable("A quote in the command is not closed.", "Copy the command again, all of it.");
  }
  for (const substitution of line.substitutions) {
    reading.leave([], substitution, "Nothing is run: it stays as it is written.");
  }
  const requests: RequestDraft[] = [];
  for (const command of line.commands) {
    const start = command.findIndex((word, index) => index < 4 && isCurlWord(word));
    if (start < 0) {
      const what = command.join(" ").slice(0, 80);
      reading.leave([], `Command ${what}`, "Only curl commands are read; none is run.");
    } else {
      for (const group of groupsOf(readArguments(command.slice(start + 1)))) {
        requests.push(...requestsOf(group, reading));
      }
    }
  }
  if (requests.length === 0 && reading.leftOut().length === 0) throw noCommand();
  return requests;
};

const wordsOf = (text: string): CommandLine => {
  const source = text.replace(/^\s*[$>%]\s+(?=\S*curl)/gm, "");
  if (/`[ \t]*\r?\n|\$env:|\$\{env:|@['"]\r?\n/i.test(source)) return readPowershellWords(source);
  if (/\^[ \t]*\r?\n|\^["%]|(?:^|\s)%[A-Za-z_]\w*%/.test(source)) return readCmdWords(source);
  // A program of Windows, without anything that only one of its two command lines has.
  return readBashWords(source);
};

/** `--next` begins another request. */
const groupsOf = (options: readonly CurlArgument[]): readonly (readonly CurlArgument[])[] => {
  const groups: CurlArgument[][] = [[]];
  for (const option of options) {
    if (option.act === "next") groups.push([]);
    else groups.at(-1)?.push(option);
  }
  return groups.filter((group) => group.length > 0);
};

/** So many options and URLs are in a command that a person or a browser made. */
const MOST_ARGUMENTS = 2000;

const requestsOf = (options: readonly CurlArgument[], reading: Reading): readonly RequestDraft[] => {
  if (options.length > MOST_ARGUMENTS) throw tooMuch(`more than ${MOST_ARGUMENTS} options in a command`);
  const urls = options.filter(({ act }) => act === "url").map(({ value }) => value);
  if (urls.length === 0) {
    reading.leave([], "A command without a URL", "There is nothing to request.");
    return [];
  }
  return urls.flatMap((url) => {
    const silent = createReading();
    const { method } = requestOf(url, options, [], silent);
    const name = nameOfRequest(method.toUpperCase(), url);
    const draft = makeDraft({ ...requestOf(url, options, [name], reading), name }, [], reading);
    return draft === undefined ? [] : [draft];
  });
};

const noCommand = () =>
  notImportable("There is no curl command in it.", "Paste a command that begins with curl.");
