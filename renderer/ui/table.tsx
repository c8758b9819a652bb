import { classNames } from "./class-names.ts";
import styles from "./table.module.css";
import type { Column } from "./virtual-table.tsx";

interface TableProps<Row> {
  /** Name of the table for a screen reader. */
  readonly label: string;
  /** Widths as of a table column ("124px", "30%"); "auto" takes what is left. */
  readonly columns: readonly Omit<Column<Row>, "sortable">[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
}

/** A table that is read and not moved in: claims, attributes, headers. Long lists take VirtualTable. */
export function Table<Row>({ label, columns, rows, keyOf }: TableProps<Row>) {
  return (
    <table className={styles.table} aria-label={label}>
      <colgroup>
        {columns.map((column) => (
          <col key={column.id} style={{ width: column.width }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.id} scope="col" className={classNames(column.align === "end" && styles.end)}>
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map((column) => (
              <td key={column.id} className={classNames(column.align === "end" && styles.end)}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
