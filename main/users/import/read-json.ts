import { JSONParser } from "@streamparser/json";
import type { ImportColumn, ImportFormat } from "#shared/users/user-import.ts";
import { FileProblem } from "./file-problem.ts";
import { type FileItem, MOST_RECORD_LENGTH, problemItem } from "./file-row.ts";
import { type GivenValues, givenBy, makeUser, nameProblem } from "./make-user.ts";
import { scimValues } from "./scim-values.ts";

/** What the file turned out to be. */
export interface JsonFacts {
  readonly format: ImportFormat;
  readonly columns: readonly ImportColumn[];
}

/**
 * Reads users from JSON: a list of objects, or a SCIM ListResponse (RFC 7644 3.4.2). A million of them need no more
 * memory than one.
 * @throws FileProblem when it is no use to read on
 */
export async function* readJson(
  texts: AsyncIterable<string>,
  onFacts: (facts: JsonFacts) => void,
): AsyncGenerator<readonly FileItem[]> {
  const reader = createReader();
  for await (const text of texts) {
    // Small pieces, so that a user that never ends is noticed before it is in memory.
    for (let at = 0; at < text.length; at += PIECE) {
      yield reader.write(text.slice(at, at + PIECE));
      reader.check();
    }
  }
  reader.end();
  onFacts(reader.facts());
}

const PIECE = 64 * 1024;

const createReader = () => {
  let parser: JSONParser | undefined;
  let format: ImportFormat = "json";
  let found: unknown[] = [];
  let row = 0;
  let sinceLast = 0;
  let failure: Error | undefined;
  const names = new Set<string>();

  const open = (text: string): JSONParser | undefined => {
    const first = /\S/.exec(text)?.[0];
    if (first === undefined) return undefined;
    if (first !== "[" && first !== "{") throw new FileProblem("The file is neither CSV nor JSON.");
    format = first === "{" ? "scim" : "json";
    const users = format === "scim" ? "$.Resources" : "$";
    const made = new JSONParser({ paths: [`${users}.*`], keepStack: false });
    made.onValue = ({ value, key }) => {
      found.push(typeof key === "number" ? value : notAList);
    };
    made.onError = (error) => {
      failure ??= error;
    };
    return made;
  };

  const write = (text: string): readonly FileItem[] => {
    parser ??= open(text);
    if (parser === undefined) return [];
    parser.write(text);
    sinceLast = found.length > 0 ? 0 : sinceLast + text.length;
    const values = found;
    found = [];
    return values.flatMap((value) => {
      if (value === notAList) throw new FileProblem("Resources is not a list.");
      row += 1;
      return readUser(value, row, format, names);
    });
  };

  /** Says after its items why reading on is useless. */
  const check = (): void => {
    if (failure !== undefined) throw notJson(row, failure);
    if (sinceLast > MOST_RECORD_LENGTH) throw new FileProblem("The user is longer than 1 MiB.", row + 1);
  };

  const end = (): void => {
    if (parser === undefined) throw new FileProblem("The file is empty.");
    if (!parser.isEnded) throw new FileProblem("The file ends too early: the JSON is not complete.", row + 1);
    if (row === 0 && format === "scim") {
      throw new FileProblem(
        "The JSON object is no SCIM ListResponse: it has no list of Resources with users.",
      );
    }
  };

  const facts = (): JsonFacts => ({
    format,
    columns: [...names].map((name) => ({ name, gives: format === "scim" ? name : givenBy(name) })),
  });
  return { write, check, end, facts };
};

const notAList = Symbol("Resources is not a list");

const notJson = (row: number, error: Error): FileProblem => {
  const place = /position (\d+)/i.exec(error.message)?.[1];
  return new FileProblem(`The file is not JSON${place ? ` from position ${place} on` : ""}.`, row + 1);
};

const readUser = (
  value: unknown,
  row: number,
  format: ImportFormat,
  names: Set<string>,
): readonly FileItem[] => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return [problemItem("The entry is no JSON object.", row)];
  }
  const values = format === "scim" ? scimValues(value) : jsonValues(value);
  if (typeof values === "string") return [problemItem(values, row)];
  for (const name of format === "scim" ? values.keys() : Object.keys(value)) {
    if (names.size < MOST_NAMES) names.add(name);
  }
  return makeUser(row, values);
};

const MOST_NAMES = 100;

/** The members by what they give, or what is wrong with their names. */
const jsonValues = (value: object): GivenValues | string => {
  const values = new Map<string, unknown>();
  for (const [name, member] of Object.entries(value)) {
    const problem = nameProblem(name);
    if (problem !== undefined) return `A member ${problem}.`;
    const gives = givenBy(name);
    if (values.has(gives)) return `Two members give ${gives}.`;
    values.set(gives, member);
  }
  return values.size > MOST_NAMES ? `The user has more than ${MOST_NAMES} members.` : values;
};
