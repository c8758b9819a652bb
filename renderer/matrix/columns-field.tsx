import { IconArrowDown, IconArrowUp, IconPlus, IconVariable, IconX } from "@tabler/icons-react";
import { useState } from "react";
import type { MatrixColumnDraft } from "#shared/matrix/matrix.ts";
import { IdentityPicker } from "../requests/index.ts";
import { text } from "../theme/index.ts";
import { Button, CountBadge, classNames, IconButton, ListEmpty, TextInput } from "../ui/index.ts";
import { visibleText } from "../words/index.ts";
import { AddCrossColumn } from "./add-cross-column.tsx";
import { ColumnVariables } from "./column-variables.tsx";
import { IdentityName, useIdentityNames } from "./identity-name.tsx";
import { columnOf, crossColumnOf, moved, withoutColumn } from "./matrix-draft.ts";
import styles from "./matrix-editor.module.css";

interface ColumnsFieldProps {
  readonly columns: readonly MatrixColumnDraft[];
  /** What columns are called that were saved before. */
  readonly knownNames: ReadonlyMap<string, string>;
  readonly onChange: (columns: MatrixColumnDraft[]) => void;
}

/** Who the columns stand for. */
export function ColumnsField({ columns, knownNames, onChange }: ColumnsFieldProps) {
  const [adding, setAdding] = useState<"valid" | "expired" | "another">();
  const [variablesOf, setVariablesOf] = useState<string>();
  const names = useIdentityNames(columns);
  const nameOf = (column: MatrixColumnDraft): string =>
    column.label || names(column) || knownNames.get(column.id) || "Identity";
  const change = (id: string, changes: Partial<MatrixColumnDraft>) =>
    onChange(columns.map((column) => (column.id === id ? { ...column, ...changes } : column)));
  const own = columns.filter(({ who }) => who.kind === "identity");
  const open = columns.find(({ id }) => id === variablesOf);
  return (
    <div className={styles.columns}>
      {columns.length === 0 && <ListEmpty>No identities yet: add whom the requests are sent as.</ListEmpty>}
      <ul className={styles.list}>
        {columns.map((column, index) => (
          <li key={column.id} className={styles.column}>
            <IdentityName
              who={column.who}
              name={names(column) ?? knownNames.get(column.id) ?? ""}
              nameOfColumn={(id) => {
                const other = columns.find((each) => each.id === id);
                return other ? nameOf(other) : "?";
              }}
            />
            <TextInput
              label={`Label of ${visibleText(nameOf(column))}`}
              placeholder="Label"
              value={column.label}
              maxLength={200}
              onChange={(label) => change(column.id, { label })}
            />
            <Button size="small" icon={IconVariable} onClick={() => setVariablesOf(column.id)}>
              Variables
              {column.variables.length > 0 && <CountBadge count={column.variables.length} />}
            </Button>
            <span className={styles.acts}>
              <IconButton
                size="small"
                icon={IconArrowUp}
                label={`Move ${visibleText(nameOf(column))} up`}
                disabled={index === 0}
                onClick={() => onChange(moved(columns, index, -1))}
              />
              <IconButton
                size="small"
                icon={IconArrowDown}
                label={`Move ${visibleText(nameOf(column))} down`}
                disabled={index === columns.length - 1}
                onClick={() => onChange(moved(columns, index, 1))}
              />
              <IconButton
                size="small"
                icon={IconX}
                label={`Remove ${visibleText(nameOf(column))}`}
                onClick={() => onChange(withoutColumn(columns, column.id))}
              />
            </span>
          </li>
        ))}
      </ul>
      <div className={classNames(styles.tools, text.second)}>
        <Button size="small" icon={IconPlus} onClick={() => setAdding("valid")}>
          Add identity
        </Button>
        <Button size="small" icon={IconPlus} onClick={() => setAdding("expired")}>
          Add expired token
        </Button>
        <Button size="small" icon={IconPlus} disabled={own.length < 2} onClick={() => setAdding("another")}>
          Add another user’s data
        </Button>
      </div>
      <IdentityPicker
        open={adding === "valid" || adding === "expired"}
        title={adding === "expired" ? "Expired token of" : "Add identity"}
        onClose={() => setAdding(undefined)}
        selected={undefined}
        onPick={(identity) => {
          onChange([...columns, columnOf(identity, adding === "expired" ? "expired" : "valid")]);
          setAdding(undefined);
        }}
      />
      <AddCrossColumn
        open={adding === "another"}
        columns={own.map((column) => ({ id: column.id, name: visibleText(nameOf(column)) }))}
        onClose={() => setAdding(undefined)}
        onAdd={(as, dataOf, label) => {
          onChange([...columns, crossColumnOf(as, dataOf, label)]);
          setAdding(undefined);
        }}
      />
      {open && (
        <ColumnVariables
          name={visibleText(nameOf(open))}
          variables={open.variables}
          onChange={(variables) => change(open.id, { variables })}
          onClose={() => setVariablesOf(undefined)}
        />
      )}
    </div>
  );
}
