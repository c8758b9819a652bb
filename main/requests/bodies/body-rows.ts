import type { BodyMatch, BodyMatches, BodyRow, BodyRows, BodyView } from "#shared/requests/response-body.ts";
import { requestCancelled } from "../../http/index.ts";
import { firstRow, type RowStart, scanRows } from "./scan-rows.ts";

/** Something that a body can be read from, at any place. */
export interface BodySource {
  readonly sizeInBytes: number;
  /** Fewer bytes at the end. */
  read(offset: number, length: number): Promise<Buffer>;
  close(): Promise<void>;
}

/** Where every so many rows of a body begin. */
export interface RowIndex {
  readonly starts: readonly RowStart[];
  readonly total: number;
}

const ROWS_BETWEEN_STARTS = 256;
/** So much is read and looked through before others have their turn: some ms. */
const READ_AT_ONCE = 256 * 1024;
const MOST_MATCHES = 1000;

/** Looks through all of a body once, so that any row can be found quickly. */
export const indexRows = async (source: BodySource, view: BodyView): Promise<RowIndex> => {
  const starts: RowStart[] = [firstRow];
  let total = 0;
  await scanAll(source, view, (_bytes, _isContinued, next) => {
    total += 1;
    if (total % ROWS_BETWEEN_STARTS === 0) starts.push(next);
  });
  return { starts, total };
};

/** Reads some rows. */
export const readRows = async (
  source: BodySource,
  view: BodyView,
  index: RowIndex,
  { first, count }: { readonly first: number; readonly count: number },
): Promise<BodyRows> => {
  const rows: BodyRow[] = [];
  const start = index.starts[Math.floor(first / ROWS_BETWEEN_STARTS)];
  if (start === undefined || first >= index.total) return { rows, total: index.total };
  let row = first - (first % ROWS_BETWEEN_STARTS);
  const scanner = scanRows(view, start, (bytes, isContinued) => {
    if (row >= first && rows.length < count) rows.push({ text: bytes.toString("utf8"), isContinued });
    row += 1;
  });
  let { offset } = start;
  while (rows.length < count && offset < source.sizeInBytes) {
    const bytes = await source.read(offset, READ_AT_ONCE / 4);
    scanner.take(bytes);
    offset += bytes.byteLength;
  }
  if (rows.length < count) scanner.end();
  return { rows, total: index.total };
};

/**
 * Finds a text without regard to case, also where it begins in one row of a line and ends in the next.
 * @throws AppFailure `request_cancelled`
 */
export const searchRows = async (
  source: BodySource,
  view: BodyView,
  text: string,
  signal: AbortSignal,
): Promise<BodyMatches> => {
  const wanted = text.toLowerCase();
  const matches: BodyMatch[] = [];
  let row = 0;
  /** The end of the row before, where the line goes on. */
  let before = "";
  const isFull = () => matches.length > MOST_MATCHES;
  await scanAll(
    source,
    view,
    (bytes, isContinued) => {
      const shown = bytes.toString("utf8").toLowerCase();
      const whole = before + shown;
      for (let at = whole.indexOf(wanted); at >= 0 && !isFull(); at = whole.indexOf(wanted, at + 1)) {
        const column = at - before.length;
        // What begins in the row before is marked from the beginning of this one.
        const length = column < 0 ? wanted.length + column : wanted.length;
        matches.push({ row, column: Math.max(0, column), length });
      }
      before = isContinued && wanted.length > 1 ? whole.slice(1 - wanted.length) : "";
      row += 1;
    },
    () => {
      if (signal.aborted) throw requestCancelled();
      return isFull();
    },
  );
  return { matches: matches.slice(0, MOST_MATCHES), isComplete: !isFull() };
};

/** Gives every row of a body in turn; `isEnough` is asked now and then. */
const scanAll = async (
  source: BodySource,
  view: BodyView,
  onRow: Parameters<typeof scanRows>[2],
  isEnough: () => boolean = () => false,
): Promise<void> => {
  const scanner = scanRows(view, firstRow, onRow);
  for (let offset = 0; offset < source.sizeInBytes && !isEnough(); ) {
    const bytes = await source.read(offset, READ_AT_ONCE);
    scanner.take(bytes);
    offset += bytes.byteLength;
  }
  scanner.end();
};
