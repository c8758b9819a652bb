/** A sequence diagram as plain data: the parties, and what went between them from top to bottom. */
export interface Sequence {
  /** In their order from left to right; at least two. */
  readonly lifelines: readonly Lifeline[];
  readonly rows: readonly SequenceRow[];
}

/** A party of a sequence. */
export interface Lifeline {
  readonly id: string;
  readonly name: string;
  /** For narrow windows. */
  readonly shortName?: string;
}

/** The same words from long to short: the first that have room are shown, the last are cut where need be. */
export type FittingWords = readonly [string, ...string[]];

/** How a row went. `good` is for checks that passed, `warning` for what went wrong while the rest went on. */
export type RowTone = "plain" | "good" | "warning" | "failed" | "not_reached";

interface RowBase {
  readonly id: string;
  /** All of the row in one sentence, for a screen reader. */
  readonly name: string;
  readonly tone: RowTone;
  /** Since the start of the sequence, in ms; shown at the left. */
  readonly atMs?: number;
  /** How long it took, in ms; shown at the right. */
  readonly tookMs?: number;
  /** Epoch ms from which a moving time is shown while the row is under way. */
  readonly movingSince?: number;
  /** The lifeline that noticed a failure: it gets a cross. */
  readonly noticedBy?: string;
}

/** A request and its answer, with the time between them as a box on the lifeline that is asked. */
export interface PairRow extends RowBase {
  readonly kind: "pair";
  readonly from: string;
  readonly to: string;
  readonly request: FittingWords;
  /** What came back, or why nothing did; absent while it is waited for. */
  readonly answer?: FittingWords;
  /** Whether something came back: only then there is a line for it. */
  readonly isAnswered: boolean;
}

/** One message. */
export interface ArrowRow extends RowBase {
  readonly kind: "arrow";
  readonly from: string;
  readonly to: string;
  readonly words: FittingWords;
  /** An answer is a dashed line with an open head. */
  readonly isAnswer: boolean;
}

/** The time of a person between two parties; its height says nothing of how long it was. */
export interface PersonRow extends RowBase {
  readonly kind: "person";
  readonly from: string;
  readonly to: string;
  readonly words: FittingWords;
}

/** What one party did by itself, beside its lifeline. */
interface OwnBase extends RowBase {
  readonly on: string;
  readonly words: FittingWords;
}

/** A diamond on the lifeline. */
export interface CheckRow extends OwnBase {
  readonly kind: "check";
}

/** Words alone. */
export interface WorkRow extends OwnBase {
  readonly kind: "work";
}

export type SequenceRow = PairRow | ArrowRow | PersonRow | CheckRow | WorkRow;
