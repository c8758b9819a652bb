import { CsvError, parse } from "csv-parse";
import type { ImportColumn } from "#shared/users/user-import.ts";
import { FileProblem } from "./file-problem.ts";
import { type FileItem, MOST_RECORD_LENGTH } from "./file-row.ts";
import { givenBy, makeUser, nameProblem } from "./make-user.ts";

const MOST_COLUMNS = 100;

/**
 * Reads users from CSV (RFC 4180), with a head. Lines may end in any way; the delimiter is the one of comma,
 * semicolon and tab that the head has most of.
 * @throws FileProblem when it is no use to read on
 */
export async function* readCsv(
  texts: AsyncIterable<string>,
  onColumns: (columns: readonly ImportColumn[]) => void,
): AsyncGenerator<readonly FileItem[]> {
  const { head, all } = await lookAhead(withPlainLineEnds(texts));
  const parser = openParser(delimiterOf(head));
  let columns: readonly ImportColumn[] | undefined;
  for await (const records of parser.records(all)) {
    const items: FileItem[] = [];
    for (const { cells, line } of records) {
      if (columns === undefined) {
        columns = readHead(cells, line);
        onColumns(columns);
      } else items.push(...readRecord(columns, cells, line));
    }
    yield items;
  }
  if (columns === undefined) throw new FileProblem("The file is empty.");
}

interface CsvRecord {
  readonly cells: readonly string[];
  /** Where it begins. */
  readonly line: number;
}

/** The parser, handed text and asked for what it found, so that what it finds before a mistake is not lost. */
const openParser = (delimiter: string) => {
  let found: CsvRecord[] = [];
  let lastLine = 0;
  const parser = parse({
    delimiter,
    record_delimiter: "\n",
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MOST_RECORD_LENGTH,
    on_record: (cells: readonly string[], { lines }) => {
      lastLine = lines;
      found.push({ cells, line: lines - breaksIn(cells) });
      return undefined;
    },
  });
  const failed = new Promise<void>((resolve) => parser.once("error", () => resolve()));
  const ended = new Promise<void>((resolve) => parser.once("end", resolve));
  const take = (): readonly CsvRecord[] => {
    const taken = found;
    found = [];
    return taken;
  };
  const check = (): void => {
    if (parser.errored) throw csvProblem(parser.errored, lastLine + 1);
  };
  return {
    records: async function* (texts: AsyncIterable<string>): AsyncGenerator<readonly CsvRecord[]> {
      for await (const text of texts) {
        parser.write(text);
        yield take();
        check();
      }
      parser.resume().end();
      await Promise.race([ended, failed]);
      yield take();
      check();
    },
  };
};

const breaksIn = (record: readonly string[]): number =>
  record.reduce((sum, cell) => (cell.includes("\n") ? sum + cell.split("\n").length - 1 : sum), 0);

const readHead = (record: readonly string[], line: number): readonly ImportColumn[] => {
  const columns = record.map((name) => ({ name: name.trim(), gives: givenBy(name) }));
  if (columns.length > MOST_COLUMNS)
    throw new FileProblem(`The head has more than ${MOST_COLUMNS} columns.`, line);
  for (const [index, { name, gives }] of columns.entries()) {
    const problem = nameProblem(name);
    if (problem !== undefined) throw new FileProblem(`Column ${index + 1} ${problem}.`, line);
    const first = columns.findIndex((column) => column.gives === gives);
    if (first !== index) {
      const both = `${columns[first]?.name ?? ""} and ${name}`;
      throw new FileProblem(`Columns ${first + 1} and ${index + 1} (${both}) give the same.`, line);
    }
  }
  if (!columns.some(({ gives }) => gives === "Subject" || gives === "Name")) {
    throw new FileProblem(
      "No column is called subject, name or username; the first line has to be the head.",
      line,
    );
  }
  return columns;
};

const readRecord = (
  columns: readonly ImportColumn[],
  record: readonly string[],
  line: number,
): readonly FileItem[] => {
  if (record.length !== columns.length) {
    const message = `The line has ${record.length} cells, the head ${columns.length}.`;
    return [{ kind: "problem", problem: { line, message } }];
  }
  return makeUser(line, new Map(columns.map(({ gives }, index) => [gives, plainCell(record[index] ?? "")])));
};

/** An export puts an apostrophe before what a spreadsheet would take for a formula. */
const plainCell = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\n])/, "");

const csvProblem = (error: Error, line: number): FileProblem => {
  const code = error instanceof CsvError ? error.code : undefined;
  if (code === "CSV_QUOTE_NOT_CLOSED") return new FileProblem("A quote is opened and not closed.", line);
  if (code === "CSV_MAX_RECORD_SIZE") {
    return new FileProblem("The line is longer than 1 MiB; perhaps a quote is not closed.", line);
  }
  if (code === "INVALID_OPENING_QUOTE" || code === "CSV_INVALID_CLOSING_QUOTE") {
    return new FileProblem("A quote stands where none may be; within quotes it is written twice.", line);
  }
  return new FileProblem("The line is not CSV.", line);
};

/** The parser counts lines by one kind of end only. Cells have it too, then. */
async function* withPlainLineEnds(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let held = "";
  for await (const text of texts) {
    const all = held + text;
    held = all.endsWith("\r") ? "\r" : "";
    yield all.slice(0, all.length - held.length).replaceAll(/\r\n?/g, "\n");
  }
  if (held !== "") yield "\n";
}

/** The text up to the end of the first line that is not empty, without consuming it. */
const lookAhead = async (texts: AsyncIterable<string>) => {
  const iterator = texts[Symbol.asyncIterator]();
  let head = "";
  while (!/\S.*\n/.test(head) && head.length < MOST_RECORD_LENGTH) {
    const next = await iterator.next();
    if (next.done) break;
    head += next.value;
  }
  async function* all() {
    yield head;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  }
  return { head, all: all() };
};

const delimiterOf = (head: string): string => {
  const line = /\S.*/.exec(head)?.[0] ?? "";
  const outside = line.replaceAll(/"(?:[^"]|"")*"/g, "");
  const count = (delimiter: string) => outside.split(delimiter).length - 1;
  return [",", ";", "\t"].reduce((best, each) => (count(each) > count(best) ? each : best));
};
