import type { ReactNode } from "react";
import { classNames, formatDuration, tooltipWhenCut } from "../ui/index.ts";
import { gutterTime, useTime } from "../words/index.ts";
import { Activation, Arrow, Cross, Diamond, LifelineParts, PersonBox } from "./row-shapes.tsx";
import styles from "./sequence.module.css";
import type {
  ArrowRow,
  CheckRow,
  FittingWords,
  PairRow,
  PersonRow,
  SequenceRow,
  WorkRow,
} from "./sequence.ts";
import { heightOf, type SequencePlaces, wordsFor, xOf } from "./sequence-layout.ts";

interface DrawingProps<Row extends SequenceRow = SequenceRow> {
  readonly row: Row;
  readonly places: SequencePlaces;
}

/** One row with its part of the lifelines, its times and its words. Nothing in it is for a screen reader. */
export function RowDrawing({ row, places }: DrawingProps) {
  const height = heightOf(row, places.sizes);
  const lines = linesOf(row, height);
  return (
    <div className={styles.canvas} style={{ height, width: places.width }}>
      <Shapes places={places} height={height}>
        <RowShapes row={row} places={places} height={height} />
        {row.noticedBy !== undefined && (
          <Cross
            x={xOf(places, row.noticedBy) - (row.kind === "check" ? 18 : 14)}
            y={Math.min(lines.second ?? lines.first, height - 8.5)}
          />
        )}
      </Shapes>
      <RowWords row={row} places={places} />
      <Times row={row} places={places} />
    </div>
  );
}

/** The SVG under a part of the diagram, with the lifelines running through it. */
export function Shapes(props: {
  readonly places: SequencePlaces;
  readonly height: number;
  /** Where the lifelines begin. */
  readonly from?: number;
  readonly children?: ReactNode;
}) {
  return (
    <svg className={styles.shapes} width={props.places.width} height={props.height} aria-hidden="true">
      <LifelineParts places={props.places} from={props.from ?? 0} to={props.height} />
      {props.children}
    </svg>
  );
}

/** The heights of a row's lines; words stand 5 px over them. */
const linesOf = (row: SequenceRow, height: number): { readonly first: number; readonly second?: number } => {
  if (row.kind === "pair") return { first: 19.5, second: height - 7.5 };
  if (row.kind === "arrow" && row.tone !== "not_reached") return { first: height - 6.5 };
  return { first: height / 2 };
};

function RowShapes({ row, places, height }: DrawingProps & { readonly height: number }) {
  const { first, second = first } = linesOf(row, height);
  if (row.kind === "work") return undefined;
  if (row.kind === "check") return <Diamond x={xOf(places, row.on)} y={first} />;
  const from = xOf(places, row.from);
  const to = xOf(places, row.to);
  if (row.kind === "person") return <PersonBox from={from} to={to} height={height} />;
  if (row.tone === "not_reached") return <path className={styles.dotted} d={`M${from} ${first}H${to}`} />;
  if (row.kind === "arrow") return <Arrow from={from} to={to} y={first} isAnswer={row.isAnswer} />;
  return (
    <>
      <Arrow from={from} to={to} y={first} isAnswer={false} />
      {row.isAnswered && <Arrow from={to} to={from} y={second} isAnswer />}
      {(row.isAnswered || row.answer === undefined) && <Activation x={to} from={first - 3} to={second + 3} />}
    </>
  );
}

function RowWords({ row, places }: DrawingProps) {
  if (row.kind === "pair") return <PairWords row={row} places={places} />;
  if (row.kind === "check" || row.kind === "work") return <OwnWords row={row} places={places} />;
  return <BetweenWords row={row} places={places} />;
}

/** From the middle of a line of words to the arrow under it, and to the middle of a row. */
const OVER_LINE_PX = 17;
const HALF_WORDS_PX = 8;

function PairWords({ row, places }: DrawingProps<PairRow>) {
  const { first, second = first } = linesOf(row, heightOf(row, places.sizes));
  return (
    <>
      <Between row={row} places={places} words={row.request} top={first - OVER_LINE_PX} />
      {row.answer && (
        <Between row={row} places={places} words={row.answer} top={second - OVER_LINE_PX} isAnswer />
      )}
    </>
  );
}

function BetweenWords({ row, places }: DrawingProps<ArrowRow | PersonRow>) {
  const { first } = linesOf(row, heightOf(row, places.sizes));
  const isOverLine = row.kind === "arrow" && row.tone !== "not_reached";
  const top = first - (isOverLine ? OVER_LINE_PX : HALF_WORDS_PX);
  return <Between row={row} places={places} words={row.words} top={top} />;
}

interface BetweenProps extends DrawingProps<PairRow | ArrowRow | PersonRow> {
  readonly words: FittingWords;
  readonly top: number;
  readonly isAnswer?: boolean;
}

/** Words in the middle between two lifelines. */
function Between({ row, places, words, top, isAnswer }: BetweenProps) {
  const from = xOf(places, row.from);
  const to = xOf(places, row.to);
  const room = Math.abs(to - from) - 12;
  return (
    <Words
      words={words}
      left={Math.min(from, to) + 6}
      room={room}
      top={top}
      className={classNames(styles.between, isAnswer && styles.answer, row.kind === "person" && styles.onBox)}
    />
  );
}

/** Words beside a lifeline, up to the column of durations. */
function OwnWords({ row, places }: DrawingProps<CheckRow | WorkRow>) {
  const { first } = linesOf(row, heightOf(row, places.sizes));
  const left = xOf(places, row.on) + (row.kind === "check" ? 10 : 6);
  const room = Math.max(0, places.width - places.sizes.took - left);
  return <Words words={row.words} left={left} room={room} top={first - HALF_WORDS_PX} />;
}

interface WordsProps {
  readonly words: FittingWords;
  readonly left: number;
  readonly room: number;
  readonly top: number;
  readonly className?: string | undefined;
}

/** Words on a patch in the row's colour, so that no lifeline runs through them; the patch adds 8 px. */
function Words({ words, left, room, top, className }: WordsProps) {
  return (
    <span className={classNames(styles.slot, className)} style={{ left, top, width: room }}>
      <span className={styles.words} {...tooltipWhenCut(words[0])}>
        <bdi>{wordsFor(words, room - 8)}</bdi>
      </span>
    </span>
  );
}

function Times({ row, places }: DrawingProps) {
  const height = heightOf(row, places.sizes);
  const { first } = linesOf(row, height);
  const isCentred = row.kind !== "pair" && row.kind !== "arrow";
  const atTop = isCentred || row.tone === "not_reached" ? height / 2 - HALF_WORDS_PX : first - 14;
  const tookTop = row.kind === "pair" ? height / 2 - 6 : atTop;
  const isNotReached = row.tone === "not_reached";
  return (
    <>
      <span
        className={classNames(styles.at, isNotReached && styles.inWords)}
        style={{ top: atTop, width: places.sizes.gutter - 8 }}
      >
        {isNotReached ? "—" : row.atMs !== undefined && gutterTime(row.atMs)}
      </span>
      <span className={classNames(styles.took, isNotReached && styles.inWords)} style={{ top: tookTop }}>
        {isNotReached ? "not reached" : <Took row={row} />}
      </span>
    </>
  );
}

function Took({ row }: { readonly row: SequenceRow }) {
  if (row.movingSince !== undefined) return <MovingTime since={row.movingSince} />;
  if (row.tookMs === undefined) return undefined;
  const words = formatDuration(row.tookMs);
  // A person may take their time.
  return row.tookMs >= 1000 && row.kind !== "person" ? <b>{words}</b> : words;
}

/** How often a time that is under way moves, in ms. */
const TICK_MS = 100;

function MovingTime({ since }: { readonly since: number }) {
  const now = useTime(TICK_MS, true);
  return <b>{formatDuration(Math.max(0, now - since))}</b>;
}
