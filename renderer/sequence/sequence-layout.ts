import type { FittingWords, Lifeline, SequenceRow } from "./sequence.ts";

/** Sizes of a diagram in px. */
export interface SequenceSizes {
  /** The column of times at the left, and that of durations at the right. */
  readonly gutter: number;
  readonly took: number;
  /** From the left column to the first lifeline, and from the last lifeline to the right column. */
  readonly before: number;
  readonly after: number;
  readonly rows: Readonly<Record<SequenceRow["kind"] | "not_reached", number>>;
}

export const wideSizes: SequenceSizes = {
  gutter: 52,
  took: 68,
  before: 52,
  after: 44,
  rows: { pair: 50, arrow: 29, person: 32, check: 29, work: 24, not_reached: 24 },
};

export const narrowSizes: SequenceSizes = {
  gutter: 44,
  took: 58,
  before: 36,
  after: 30,
  rows: { pair: 47, arrow: 26, person: 32, check: 26, work: 23, not_reached: 23 },
};

/** For a small picture without times. */
export const pictureSizes: SequenceSizes = {
  gutter: 28,
  took: 52,
  before: 52,
  after: 44,
  rows: { pair: 48, arrow: 25, person: 32, check: 25, work: 24, not_reached: 24 },
};

/** Where everything stands in a diagram of a width. */
export interface SequencePlaces {
  readonly sizes: SequenceSizes;
  readonly width: number;
  /** The lifelines' x, by id and from left to right. */
  readonly columns: ReadonlyMap<string, number>;
  /** From one lifeline to the next. */
  readonly distance: number;
}

/** A wider diagram is hard to follow with the eyes; the rest of the room stays empty. */
const MOST_PX = 920;

/** Puts the lifelines at equal distances into a room in px. */
export const placeLifelines = (
  lifelines: readonly Lifeline[],
  room: number,
  sizes: SequenceSizes,
): SequencePlaces => {
  const width = Math.min(room, MOST_PX);
  const left = sizes.gutter + sizes.before;
  const right = Math.max(left, width - sizes.took - sizes.after);
  const distance = (right - left) / Math.max(1, lifelines.length - 1);
  // On half pixels a line of 1 px is sharp.
  const columns = new Map(lifelines.map(({ id }, index) => [id, Math.round(left + index * distance) + 0.5]));
  return { sizes, width, columns, distance };
};

/** The x of a lifeline. @throws Error when the sequence has no such lifeline */
export const xOf = ({ columns }: SequencePlaces, lifeline: string): number => {
  const x = columns.get(lifeline);
  if (x === undefined) throw new Error(`The sequence has no lifeline "${lifeline}".`);
  return x;
};

/** The height of a row in px. */
export const heightOf = (row: SequenceRow, { rows }: SequenceSizes): number =>
  rows[row.tone === "not_reached" ? "not_reached" : row.kind];

/** Mean width of a character of the diagram's words, in px; what is wider than reckoned is cut by the style. */
const CHARACTER_PX = 6.4;

/** The longest words that fit into a room in px, or the shortest there are. */
export const wordsFor = (words: FittingWords, room: number): string =>
  words.find((one) => one.length * CHARACTER_PX <= room) ?? words.at(-1) ?? words[0];
