import { IconX } from "@tabler/icons-react";
import { type ReactNode, useRef } from "react";
import { IconButton } from "../../ui/index.ts";
import { TemplateInput } from "../../ui/template-input.tsx";
import styles from "./pair-rows.module.css";

/** A name with a value; a name may come more than once. */
export interface PairRow {
  readonly name: string;
  readonly value: string;
  /** Absent where rows are not switched off. */
  readonly enabled?: boolean;
}

interface PairRowsProps {
  /** Name of the table for a screen reader: "Headers of the request". */
  readonly label: string;
  /** What one row is: "header", "parameter". */
  readonly noun: string;
  readonly rows: readonly PairRow[];
  readonly canSwitch?: boolean | undefined;
  /** Changes a row; the one past the last is made by it. */
  readonly onSet: (at: number, changes: Partial<PairRow>) => void;
  readonly onRemove: (at: number) => void;
  readonly maxRows: number;
  readonly maxLengths: { readonly name: number; readonly value: number };
  readonly offeredNames?: readonly string[] | undefined;
  readonly offeredValues?: ((name: string) => readonly string[]) | undefined;
  /** In the place of the value, for rows that have another. */
  readonly valueCell?: ((at: number) => ReactNode) | undefined;
  /** A further column before the cross. */
  readonly extra?: { readonly head: string; readonly cell: (at: number) => ReactNode } | undefined;
}

/** Names and values with variables, one pair a row; the last, empty row makes a new one. */
export function PairRows(props: PairRowsProps) {
  const { label, noun, rows, canSwitch = false, onSet, extra } = props;
  const table = useRef<HTMLTableElement>(null);
  const shown: readonly (PairRow | undefined)[] = rows.length < props.maxRows ? [...rows, undefined] : rows;
  const remove = (at: number) => {
    props.onRemove(at);
    // The row with the keyboard is gone: the one that has taken its place gets it.
    table.current?.querySelectorAll<HTMLInputElement>("[data-name] input")[at]?.focus();
  };
  return (
    <table ref={table} className={styles.table} aria-label={label}>
      <thead>
        <tr>
          {canSwitch && (
            <th scope="col" className={styles.switch}>
              <span className={styles.unseen}>Sent</span>
            </th>
          )}
          <th scope="col" className={styles.name}>
            Name
          </th>
          <th scope="col">Value</th>
          {extra && (
            <th scope="col" className={styles.extra}>
              {extra.head}
            </th>
          )}
          <td className={styles.cross} />
        </tr>
      </thead>
      <tbody>
        {shown.map((row, at) => {
          const of = row ? `${noun} ${String(at + 1)}` : `new ${noun}`;
          const isOff = row?.enabled === false;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a pair has no identity but its place
            <tr key={at}>
              {canSwitch && (
                <td>
                  {row && (
                    <input
                      type="checkbox"
                      className={styles.box}
                      aria-label={`Send ${row.name || of}`}
                      checked={!isOff}
                      onChange={(event) => onSet(at, { enabled: event.target.checked })}
                    />
                  )}
                </td>
              )}
              <td data-name="">
                <TemplateInput
                  label={`Name of ${of}`}
                  size="small"
                  dimmed={isOff}
                  maxLength={props.maxLengths.name}
                  placeholder={row ? undefined : `Add ${noun}`}
                  offered={props.offeredNames}
                  value={row?.name ?? ""}
                  onChange={(name) => onSet(at, { name })}
                />
              </td>
              <td>
                {(row && props.valueCell?.(at)) ?? (
                  <TemplateInput
                    label={`Value of ${of}`}
                    size="small"
                    dimmed={isOff}
                    maxLength={props.maxLengths.value}
                    offered={props.offeredValues?.(row?.name ?? "")}
                    value={row?.value ?? ""}
                    onChange={(value) => onSet(at, { value })}
                  />
                )}
              </td>
              {extra && <td>{row && extra.cell(at)}</td>}
              <td>
                {row && (
                  <IconButton
                    size="small"
                    icon={IconX}
                    label={`Remove ${noun} ${row.name || String(at + 1)}`}
                    onClick={() => remove(at)}
                  />
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
