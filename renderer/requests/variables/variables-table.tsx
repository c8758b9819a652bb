import { IconX } from "@tabler/icons-react";
import { useRef } from "react";
import { Button, Checkbox, IconButton, StatusText, TextInput } from "../../ui/index.ts";
import { Masked } from "../../ui/masked.tsx";
import { changedRow, problemOf, type VariableRow } from "./variable-rows.ts";
import styles from "./variables-table.module.css";

interface VariablesTableProps {
  /** Name for a screen reader: "Variables of Acceptance". */
  readonly label: string;
  readonly rows: readonly VariableRow[];
  readonly onChange: (rows: readonly VariableRow[]) => void;
}

const EMPTY: VariableRow = { name: "", value: "", isSecret: false };

/** Names and values, some of them secret: those are dots once they are saved, and only replaced. */
export function VariablesTable({ label, rows, onChange }: VariablesTableProps) {
  const table = useRef<HTMLTableElement>(null);
  const set = (at: number, changes: Partial<VariableRow>) =>
    onChange(rows[at] ? rows.with(at, changedRow(rows[at], changes)) : [...rows, { ...EMPTY, ...changes }]);
  const remove = (at: number) => {
    onChange(rows.toSpliced(at, 1));
    table.current?.querySelectorAll<HTMLInputElement>("td:first-child input")[at]?.focus();
  };
  return (
    <table ref={table} className={styles.table} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Value</th>
          <th scope="col">Secret</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {[...rows, EMPTY].map((row, at) => (
          <Row
            // biome-ignore lint/suspicious/noArrayIndexKey: a row has no identity but its place
            key={at}
            row={row}
            of={at === rows.length ? "new variable" : row.name || `variable ${String(at + 1)}`}
            isNew={at === rows.length}
            problem={problemOf(rows, at)}
            onChange={(changes) => set(at, changes)}
            onRemove={() => remove(at)}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly row: VariableRow;
  /** What it is called for a screen reader. */
  readonly of: string;
  readonly isNew: boolean;
  readonly problem: string | undefined;
  readonly onChange: (changes: Partial<VariableRow>) => void;
  readonly onRemove: () => void;
}

function Row({ row, of, isNew, problem, onChange, onRemove }: RowProps) {
  return (
    <tr>
      <td>
        <TextInput
          label={`Name of ${of}`}
          mono
          size="small"
          maxLength={256}
          placeholder={isNew ? "Add variable" : undefined}
          value={row.name}
          onChange={(name) => onChange({ name })}
          {...(problem !== undefined && { "aria-invalid": true as const })}
        />
        {problem !== undefined && <StatusText status="failed">{problem}</StatusText>}
      </td>
      <td>
        {row.value === undefined ? (
          <span className={styles.kept}>
            <Masked label={`The value of ${of} is kept`} />
            <Button size="small" onClick={() => onChange({ value: "" })}>
              Replace
            </Button>
          </span>
        ) : (
          <TextInput
            label={`Value of ${of}`}
            mono
            size="small"
            type={row.isSecret ? "password" : "text"}
            placeholder={row.isSecret && !isNew ? "Type the secret" : undefined}
            value={row.value}
            onChange={(value) => onChange({ value })}
          />
        )}
      </td>
      <td>
        {!isNew && (
          <Checkbox checked={row.isSecret} onChange={(isSecret) => onChange({ isSecret })}>
            <span className={styles.unseen}>{`${of} is secret`}</span>
          </Checkbox>
        )}
      </td>
      <td>{!isNew && <IconButton size="small" icon={IconX} label={`Remove ${of}`} onClick={onRemove} />}</td>
    </tr>
  );
}
