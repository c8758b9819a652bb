import { useRef } from "react";
import { classNames } from "../ui/class-names.ts";
import { useWidth } from "../ui/use-width.ts";
import { LifelineHeads } from "./lifeline-heads.tsx";
import { RowDrawing } from "./row-drawing.tsx";
import styles from "./sequence.module.css";
import type { Sequence } from "./sequence.ts";
import { heightOf, pictureSizes, placeLifelines } from "./sequence-layout.ts";

interface SequencePictureProps {
  /** What is seen, in words. */
  readonly label: string;
  readonly sequence: Sequence;
}

/** A small sequence diagram to look at: no times, nothing to choose. */
export function SequencePicture({ label, sequence }: SequencePictureProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const places = placeLifelines(sequence.lifelines, width, pictureSizes);
  return (
    <div ref={box} className={classNames(styles.sequence, styles.picture)} role="img" aria-label={label}>
      <LifelineHeads lifelines={sequence.lifelines} places={places} />
      {sequence.rows.map((row) => (
        <div key={row.id} className={classNames(styles.row, styles[row.tone])}>
          {width > 0 ? (
            <RowDrawing row={row} places={places} />
          ) : (
            <div style={{ height: heightOf(row, places.sizes) }} />
          )}
        </div>
      ))}
    </div>
  );
}
