import { IconPlus } from "@tabler/icons-react";
import { useRef } from "react";
import {
  type MappingRow,
  ownAttributes,
  provisioningProblems,
  reusedPrincipal,
  rowsOfFlow,
} from "#shared/provisioning/provisioning-settings.ts";
import { Button, MenuButton } from "../ui/index.ts";
import { givenRows } from "./given-rows.ts";
import type { MappingEditor } from "./mapping-editor.ts";
import { GivenTableRow, MappingTableRow } from "./mapping-row.tsx";
import { type ShownRow, shownRows, undoRow } from "./mapping-rows.ts";
import styles from "./mapping-table.module.css";
import type { EvaluationState } from "./use-evaluation.ts";

const MAX_ROWS = 50;

interface MappingTableProps {
  readonly editor: MappingEditor;
  readonly state: EvaluationState;
}

/** Attribute ← expression over a source, with what each gives for the login that is tried. */
export function MappingTable({ editor, state }: MappingTableProps) {
  const { configuration, draft, edit } = editor;
  const { provisioning } = draft;
  const table = useRef<HTMLTableElement>(null);
  const isCustom = provisioning.flow === "custom";
  const kept = rowsOfFlow(configuration.provisioning);
  const setRows = (rows: MappingRow[]) => edit({ provisioning: { rows } });
  const shown: readonly ShownRow[] = isCustom ? shownRows(kept, provisioning.rows) : [];
  const problems = new Map(
    provisioningProblems(provisioning, draft.roleParsing).map(({ field, message }) => [field, message]),
  );
  const reused = reusedPrincipal(provisioning);
  const missing = ownAttributes.filter((name) => !provisioning.rows.some((row) => row.attribute === name));
  const add = (attribute: string) => {
    setRows([...provisioning.rows, { attribute, source: "id_token", expression: "" }]);
    // The new row's first field, once it is there.
    requestAnimationFrame(() =>
      table.current?.querySelector<HTMLInputElement>("tr:last-child input")?.focus(),
    );
  };
  return (
    <div className={styles.panel} data-field="provisioning.rows">
      <table ref={table} className={styles.table} aria-label="Attributes">
        <thead>
          <tr>
            <th scope="col" className={styles.attribute}>
              Attribute
            </th>
            <th scope="col" className={styles.source}>
              From
            </th>
            <th scope="col">Expression (JMESPath)</th>
            <th scope="col" className={styles.result}>
              Result of the login
            </th>
            {isCustom && <td className={styles.acts} />}
          </tr>
        </thead>
        <tbody>
          {provisioning.flow !== "custom" &&
            givenRows[provisioning.flow].map((row) => (
              <GivenTableRow
                key={row.attribute}
                row={row}
                isKey={row.attribute === provisioning.findBy}
                state={state}
              />
            ))}
          {shown.map((each) => (
            <MappingTableRow
              key={each.index ?? `removed ${each.row.attribute}`}
              shown={each}
              isKey={each.row.attribute === provisioning.findBy}
              problem={problems.get(`provisioning.rows.${String(each.index)}`)}
              warning={
                reused.has(each.index ?? -1)
                  ? `Finds the user as ${provisioning.findBy} already: a claim is mapped once`
                  : undefined
              }
              state={state}
              onChange={(row) => setRows(provisioning.rows.map((old, at) => (at === each.index ? row : old)))}
              onRemove={() => setRows(provisioning.rows.filter((_, at) => at !== each.index))}
              onUndo={() => setRows(undoRow(kept, provisioning.rows, each))}
            />
          ))}
        </tbody>
      </table>
      {isCustom && provisioning.rows.length < MAX_ROWS && (
        <div className={styles.foot}>
          {missing.length === 0 ? (
            <Button variant="quiet" size="small" icon={IconPlus} onClick={() => add("")}>
              Add attribute
            </Button>
          ) : (
            <MenuButton
              label="Add attribute"
              variant="quiet"
              size="small"
              items={[
                ...missing.map((name) => ({ label: name, onSelect: () => add(name) })),
                { label: "Another attribute", onSelect: () => add("") },
              ]}
            />
          )}
        </div>
      )}
    </div>
  );
}
