import { Shapes } from "./row-drawing.tsx";
import styles from "./sequence.module.css";
import type { Lifeline } from "./sequence.ts";
import { type SequencePlaces, xOf } from "./sequence-layout.ts";

interface LifelineHeadsProps {
  readonly lifelines: readonly Lifeline[];
  readonly places: SequencePlaces;
  readonly isShort?: boolean | undefined;
}

/** Height of the heads with the first bit of the lifelines, and where the lifelines begin, in px. */
const HEIGHT_PX = 40;
const FOOT_PX = 30;

/** The parties in their boxes, over the lifelines. */
export function LifelineHeads({ lifelines, places, isShort = false }: LifelineHeadsProps) {
  return (
    <div className={styles.heads} style={{ height: HEIGHT_PX }} aria-hidden="true">
      <Shapes places={places} height={HEIGHT_PX} from={FOOT_PX} />
      {lifelines.map(({ id, name, shortName }) => {
        const x = xOf(places, id);
        // Between its neighbours, and not over the edges.
        const width = Math.min(places.distance - 8, 2 * x, 2 * (places.width - x));
        return (
          <span key={id} className={styles.headSlot} style={{ left: x - width / 2, width }}>
            <span className={styles.head}>{(isShort ? shortName : undefined) ?? name}</span>
          </span>
        );
      })}
    </div>
  );
}
