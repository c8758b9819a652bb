import { useEffect, useRef } from "react";
import { classNames, useNarrow } from "../ui/index.ts";
import { RowList } from "../ui/row-list.tsx";
import { useWidth } from "../ui/use-width.ts";
import { LifelineHeads } from "./lifeline-heads.tsx";
import { RowDrawing } from "./row-drawing.tsx";
import styles from "./sequence.module.css";
import type { Sequence } from "./sequence.ts";
import { narrowSizes, placeLifelines, wideSizes } from "./sequence-layout.ts";

interface SequenceDiagramProps {
  /** Name of the list of rows for a screen reader. */
  readonly label: string;
  readonly sequence: Sequence;
  readonly selectedId: string | undefined;
  /** Called when arrows, Home, End or a click choose a row. */
  readonly onSelect: (id: string) => void;
  /** Called on a click and on Enter. */
  readonly onOpen: (id: string, by: "pointer" | "keyboard") => void;
}

/** A sequence diagram with rows to choose from; for the keyboard and a screen reader it is a list of sentences. */
export function SequenceDiagram({ label, sequence, selectedId, onSelect, onOpen }: SequenceDiagramProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const isNarrow = useNarrow();
  const places = placeLifelines(sequence.lifelines, width, isNarrow ? narrowSizes : wideSizes);
  // What is selected may be below what is seen: rows come while a sequence goes on.
  useEffect(() => {
    if (selectedId === undefined || width === 0) return;
    box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }, [selectedId, width]);
  return (
    <div ref={box} className={styles.sequence}>
      {width > 0 && (
        <>
          <LifelineHeads lifelines={sequence.lifelines} places={places} isShort={isNarrow} />
          {sequence.rows.length > 0 && (
            <RowList
              label={label}
              rows={sequence.rows}
              keyOf={(row) => row.id}
              selectedKey={selectedId}
              onSelect={(row) => onSelect(row.id)}
              onOpen={(row, by) => onOpen(row.id, by)}
              nameOf={(row) => row.name}
              rowClass={(row) => classNames(styles.row, styles[row.tone])}
            >
              {(row) => <RowDrawing row={row} places={places} />}
            </RowList>
          )}
        </>
      )}
    </div>
  );
}
