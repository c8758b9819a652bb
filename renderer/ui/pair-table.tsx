import { IconX } from "@tabler/icons-react";
import { useRef } from "react";
import { IconButton } from "./button.tsx";
import styles from "./pair-table.module.css";
import { TextInput } from "./text-field.tsx";

/** A name and its value; a name may come more than once. */
export interface Pair {
  readonly name: string;
  readonly value: string;
}

interface PairTableProps {
  /** Name of the table for a screen reader: "Headers of the request". */
  readonly label: string;
  /** What one row is: "header", "parameter". */
  readonly noun: string;
  readonly pairs: readonly Pair[];
  readonly onChange: (pairs: Pair[]) => void;
  /** The longest name and value, in characters. */
  readonly maxLengths?: { readonly name: number; readonly value: number } | undefined;
  /** More rows than that cannot be added. */
  readonly maxRows?: number | undefined;
}

/** Names and values that are typed, one pair a row; the last, empty row makes a new one. */
export function PairTable(props: PairTableProps) {
  const { label, noun, pairs, onChange, maxLengths, maxRows = Number.POSITIVE_INFINITY } = props;
  const table = useRef<HTMLTableElement>(null);
  const set = (index: number, changes: Partial<Pair>) => {
    const next = [...pairs];
    next[index] = { name: "", value: "", ...pairs[index], ...changes };
    onChange(next);
  };
  const remove = (index: number) => {
    onChange(pairs.filter((_, at) => at !== index));
    // The row with the keyboard is gone: the one that has taken its place gets it.
    table.current?.querySelectorAll<HTMLInputElement>("td:first-child input")[index]?.focus();
  };
  const rows = pairs.length < maxRows ? [...pairs, { name: "", value: "" }] : pairs;
  return (
    <table ref={table} className={styles.table} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Value</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {rows.map((pair, index) => {
          const isNew = index === pairs.length;
          const of = isNew ? `new ${noun}` : `${noun} ${String(index + 1)}`;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a pair has no identity but its place
            <tr key={index}>
              <td>
                <TextInput
                  label={`Name of ${of}`}
                  mono
                  size="small"
                  maxLength={maxLengths?.name}
                  placeholder={isNew ? `Add ${noun}` : undefined}
                  value={pair.name}
                  onChange={(name) => set(index, { name })}
                />
              </td>
              <td>
                <TextInput
                  label={`Value of ${of}`}
                  mono
                  size="small"
                  maxLength={maxLengths?.value}
                  value={pair.value}
                  onChange={(value) => set(index, { value })}
                />
              </td>
              <td>
                {!isNew && (
                  <IconButton
                    size="small"
                    icon={IconX}
                    label={`Remove ${noun} ${pair.name || String(index + 1)}`}
                    onClick={() => remove(index)}
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
