import type { BodyView } from "#shared/requests/response-body.ts";

/** Where a row begins in a body, and what has to be known to go on from there. */
export interface RowStart {
  readonly offset: number;
  readonly depth: number;
  readonly isInString: boolean;
  readonly isEscaped: boolean;
  /** The row goes on with the line of the one before. */
  readonly isContinuation: boolean;
}

/** Where every body begins. */
export const firstRow: RowStart = {
  offset: 0,
  depth: 0,
  isInString: false,
  isEscaped: false,
  isContinuation: false,
};

/** Bytes of a row at most; a line that is longer has several. */
const MOST_IN_A_ROW = 1000;
const MOST_INDENTED = 100;
/** The longest character and the indent may stand beyond the limit. */
const ROOM = MOST_IN_A_ROW + 2 * MOST_INDENTED + 16;

/** Told of each row that ends: its bytes, which are the scanner's own, and where the next one begins. */
export type OnRow = (bytes: Buffer, isContinued: boolean, next: RowStart) => void;

/** Cuts a body into rows as it comes. */
export interface RowScanner {
  /** The bytes that come next. */
  take(bytes: Uint8Array): void;
  /** The last row, if there is something in it. */
  end(): void;
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;
const TAB = 0x09;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;

const isOpening = (byte: number): boolean => byte === 0x7b || byte === 0x5b;
const isClosing = (byte: number): boolean => byte === 0x7d || byte === 0x5d;
/** A byte that no character of UTF-8 begins with. */
const isWithinCharacter = (byte: number): boolean => (byte & 0xc0) === 0x80;

/** Makes a scanner that goes on from a row's start. */
export const scanRows = (view: BodyView, start: RowStart, onRow: OnRow): RowScanner =>
  view === "json" ? scanJson(start, onRow) : scanLines(start, onRow);

const scanLines = (start: RowStart, onRow: OnRow): RowScanner => {
  const row = Buffer.allocUnsafe(ROOM);
  let length = 0;
  let offset = start.offset;
  const finish = (isContinued: boolean, nextOffset: number): void => {
    const isCrlf = !isContinued && length > 0 && row[length - 1] === CARRIAGE_RETURN;
    const next = { ...firstRow, offset: nextOffset, isContinuation: isContinued };
    onRow(row.subarray(0, isCrlf ? length - 1 : length), isContinued, next);
    length = 0;
  };
  return {
    take: (bytes) => {
      // Not of the iterator: this runs for each byte of 100 MB.
      for (let at = 0; at < bytes.length; at += 1) {
        const byte = bytes[at] as number;
        if (byte === LINE_FEED) {
          finish(false, offset + at + 1);
        } else {
          const isFull = length >= MOST_IN_A_ROW;
          if (isFull && !(isWithinCharacter(byte) && length < MOST_IN_A_ROW + 4)) finish(true, offset + at);
          row[length] = byte;
          length += 1;
        }
      }
      offset += bytes.length;
    },
    end: () => {
      if (length > 0) finish(false, offset);
    },
  };
};

/** Lays JSON out with a member a row. It goes by brackets and quotes alone, so that what is broken is shown as well. */
const scanJson = (start: RowStart, onRow: OnRow): RowScanner => {
  const row = Buffer.allocUnsafe(ROOM);
  let { offset, depth, isInString, isEscaped } = start;
  let length = 0;
  /** Nothing but the indent is in the row yet. */
  let isFresh = !start.isContinuation;
  let isJustOpened = false;

  const finish = (isContinued: boolean, nextOffset: number): void => {
    const next = { offset: nextOffset, depth, isInString, isEscaped, isContinuation: isContinued };
    onRow(row.subarray(0, length), isContinued, next);
    length = 0;
    isFresh = !isContinued;
  };
  const put = (byte: number): void => {
    if (isFresh) {
      length = 2 * Math.min(Math.max(depth, 0), MOST_INDENTED);
      row.fill(SPACE, 0, length);
      isFresh = false;
    } else if (length >= MOST_IN_A_ROW && !(isWithinCharacter(byte) && length < ROOM - 8)) {
      finish(true, offset);
    }
    row[length] = byte;
    length += 1;
  };
  /** What is in brackets begins a row of its own. */
  const beginInner = (): void => {
    if (isJustOpened) finish(false, offset);
    isJustOpened = false;
  };
  const takeInString = (byte: number): void => {
    put(byte);
    if (isEscaped) isEscaped = false;
    else if (byte === BACKSLASH) isEscaped = true;
    else if (byte === QUOTE) isInString = false;
  };
  const takeOutside = (byte: number): void => {
    if (byte === SPACE || byte === TAB || byte === CARRIAGE_RETURN || byte === LINE_FEED) {
      // Documents one after the other, each a line.
      if (byte === LINE_FEED && depth === 0 && !isFresh) finish(false, offset + 1);
    } else if (isOpening(byte)) {
      beginInner();
      put(byte);
      depth += 1;
      isJustOpened = true;
    } else if (isClosing(byte)) {
      if (!isJustOpened && !isFresh) finish(false, offset);
      isJustOpened = false;
      depth = Math.max(0, depth - 1);
      put(byte);
    } else if (byte === COMMA) {
      beginInner();
      put(byte);
      finish(false, offset + 1);
    } else if (byte === COLON) {
      put(byte);
      put(SPACE);
    } else {
      beginInner();
      put(byte);
      if (byte === QUOTE) isInString = true;
    }
  };
  return {
    take: (bytes) => {
      for (let at = 0; at < bytes.length; at += 1) {
        const byte = bytes[at] as number;
        // Most bytes are plain ones in a text.
        if (
          isInString &&
          !isEscaped &&
          byte !== QUOTE &&
          byte !== BACKSLASH &&
          length < MOST_IN_A_ROW &&
          !isFresh
        ) {
          row[length] = byte;
          length += 1;
        } else if (isInString) takeInString(byte);
        else takeOutside(byte);
        offset += 1;
      }
    },
    end: () => {
      if (length > 0) finish(false, offset);
    },
  };
};
