// biome-ignore-all lint/a11y/useSemanticElements: rows in absolute places cannot be those of a <table>
import { IconAlertTriangle, IconBan, IconCheck, IconLoader2 } from "@tabler/icons-react";
import { memo } from "react";
import { hasChanged } from "#shared/matrix/compare-cells.ts";
import { classNames, Icon, type IconShape, tooltip } from "../ui/index.ts";
import styles from "./matrix-grid.module.css";
import { type CellRoom, cellName, outcomeOfCell, type ShownCell, wantWords } from "./matrix-words.ts";

interface MatrixGridCellProps {
  readonly shown: ShownCell;
  readonly room: CellRoom;
  readonly columnIndex: number;
  readonly isSelected: boolean;
  readonly isMarked: boolean;
  /** A filter leaves it out, but not its row. */
  readonly isQuiet: boolean;
  /** The one cell that Tab reaches. */
  readonly isTabStop: boolean;
}

/** One request as one identity: an icon, the code, and what was wanted in its place. */
export const MatrixGridCell = memo(function MatrixGridCell(props: MatrixGridCellProps) {
  const { shown, room, columnIndex, isSelected, isMarked, isQuiet, isTabStop } = props;
  const { cell, expectation, isWaiting } = shown;
  const differs = outcomeOfCell(shown) === "differs";
  const name = cellName(shown);
  const icon = iconOf(shown);
  return (
    <div
      role="gridcell"
      aria-colindex={columnIndex + 2}
      aria-label={name}
      aria-selected={isSelected}
      tabIndex={isTabStop ? 0 : -1}
      data-column={columnIndex}
      className={classNames(
        styles.cell,
        styles[cell === undefined || isWaiting ? "not_run" : cell.verdict],
        differs && !isWaiting && styles.differs,
        cell && hasChanged(cell) && !isWaiting && styles.changed,
        isSelected && styles.selected,
        isMarked && styles.marked,
        isQuiet && styles.quiet,
        isWaiting && styles.waiting,
      )}
      {...tooltip(name)}
    >
      <span className={styles.found}>
        {icon && <Icon of={icon} size={14} />}
        {room !== "icon" && <span>{codeOf(shown, room)}</span>}
      </span>
      {differs && expectation && !isWaiting && room === "full" && (
        <small className={styles.want}>{wantWords(expectation)}</small>
      )}
    </div>
  );
});

const iconOf = ({ cell, isWaiting }: ShownCell): IconShape | undefined => {
  if (isWaiting) return IconLoader2;
  switch (cell?.verdict) {
    case "allowed":
      return IconCheck;
    case "refused":
      return IconBan;
    case "error":
      return IconAlertTriangle;
    default:
      return undefined;
  }
};

const codeOf = ({ cell, isWaiting }: ShownCell, room: CellRoom): string => {
  if (isWaiting) return "";
  if (cell === undefined || cell.verdict === "not_run") return "–";
  if (cell.status !== undefined) return String(cell.status);
  return room === "full" ? "error" : "";
};
