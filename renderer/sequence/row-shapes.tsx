import styles from "./sequence.module.css";
import type { SequencePlaces } from "./sequence-layout.ts";

/** The lifelines of one row, or of any part of the diagram between two heights. */
export function LifelineParts(props: {
  readonly places: SequencePlaces;
  readonly from: number;
  readonly to: number;
}) {
  return [...props.places.columns].map(([id, x]) => (
    <path key={id} className={styles.lifeline} d={`M${x} ${props.from}V${props.to}`} />
  ));
}

/** Arrows stop this short of a lifeline: half of an activation box. */
const SHORT_PX = 3;

interface ArrowProps {
  readonly from: number;
  readonly to: number;
  readonly y: number;
  /** A dashed line with an open head. */
  readonly isAnswer: boolean;
}

/** A line with a head from one lifeline to another. */
export function Arrow({ from, to, y, isAnswer }: ArrowProps) {
  const direction = to > from ? 1 : -1;
  const start = from + direction * SHORT_PX;
  const tip = to - direction * SHORT_PX;
  const back = -direction;
  return (
    <>
      <path className={isAnswer ? styles.dashed : styles.stroke} d={`M${start} ${y}H${tip}`} />
      {isAnswer ? (
        <path className={styles.stroke} d={`M${tip + back * 6} ${y - 4}L${tip} ${y}l${back * 6} 4`} />
      ) : (
        <path className={styles.tip} d={`M${tip} ${y}l${back * 7} -3.5v7z`} />
      )}
    </>
  );
}

/** The time in which a party works on an answer. */
export function Activation(props: { readonly x: number; readonly from: number; readonly to: number }) {
  return (
    <rect
      className={styles.activation}
      x={props.x - SHORT_PX}
      y={props.from}
      width={2 * SHORT_PX}
      height={props.to - props.from}
    />
  );
}

/** A check on a lifeline. */
export function Diamond({ x, y }: { readonly x: number; readonly y: number }) {
  return <path className={styles.diamond} d={`M${x} ${y - 6.5}l6.5 6.5l-6.5 6.5l-6.5 -6.5z`} />;
}

/** Where a failure was noticed. */
export function Cross({ x, y }: { readonly x: number; readonly y: number }) {
  return (
    <>
      <circle className={styles.tip} cx={x} cy={y} r="7.5" />
      <path className={styles.cross} d={`M${x - 2.8} ${y - 2.8}l5.6 5.6m0 -5.6l-5.6 5.6`} />
    </>
  );
}

/** A person's time between two lifelines. */
export function PersonBox(props: { readonly from: number; readonly to: number; readonly height: number }) {
  const left = Math.min(props.from, props.to);
  return (
    <rect
      className={styles.person}
      x={left}
      y="4.5"
      width={Math.abs(props.to - props.from)}
      height={props.height - 9}
      rx="4"
    />
  );
}
