import { IconArrowBackUp, IconArrowLeft, IconKey, IconX } from "@tabler/icons-react";
import { useId, useState } from "react";
import {
  expressionSources,
  type MappingRow,
  ownAttributes,
} from "#shared/provisioning/provisioning-settings.ts";
import { text } from "../theme/index.ts";
import { classNames, Icon, IconButton, Select, StatusText, TextInput } from "../ui/index.ts";
import { documentForCompletion, sourceLabels } from "./documents-of.ts";
import { ExpressionInput } from "./expression-input.tsx";
import type { GivenRow } from "./given-rows.ts";
import type { ShownRow } from "./mapping-rows.ts";
import styles from "./mapping-table.module.css";
import { RowResult } from "./row-result.tsx";
import type { EvaluationState } from "./use-evaluation.ts";

const MAX_NAME_LENGTH = 64;

interface MappingTableRowProps {
  readonly shown: ShownRow;
  /** Its attribute finds the user. */
  readonly isKey: boolean;
  /** What cannot be right about it. */
  readonly problem: string | undefined;
  /** What works, and had better not be so. */
  readonly warning: string | undefined;
  readonly state: EvaluationState;
  readonly onChange: (row: MappingRow) => void;
  readonly onRemove: () => void;
  readonly onUndo: () => void;
}

/** A row of the custom flow; what was changed is tinted, and undone at its end. */
export function MappingTableRow(props: MappingTableRowProps) {
  const { shown, isKey, onRemove, onUndo } = props;
  const { row, state } = shown;
  const isRemoved = state === "removed";
  return (
    <tr className={classNames(state !== "same" && styles.touched)}>
      <td>
        <div className={styles.name}>
          {isRemoved ? (
            <span className={classNames(styles.words, styles.removed)}>{row.attribute}</span>
          ) : (
            <AttributeName {...props} />
          )}
          {isKey && !isRemoved && <KeyMark />}
          {state !== "same" && <span className={classNames(text.small, text.accent)}>{state}</span>}
          <Icon of={IconArrowLeft} size={14} className={styles.arrow} />
        </div>
      </td>
      {isRemoved ? <RemovedCells row={row} /> : <EditedCells {...props} />}
      <td>
        <div className={styles.buttons}>
          {state !== "same" && (
            <IconButton
              size="small"
              icon={IconArrowBackUp}
              label={`Undo ${row.attribute || "the new row"}`}
              onClick={onUndo}
            />
          )}
          {!isRemoved && state !== "added" && (
            <IconButton size="small" icon={IconX} label={`Remove ${row.attribute}`} onClick={onRemove} />
          )}
        </div>
      </td>
    </tr>
  );
}

interface GivenTableRowProps {
  readonly row: GivenRow;
  readonly isKey: boolean;
  readonly state: EvaluationState;
}

/** A row of a flow that cannot be edited. */
export function GivenTableRow({ row, isKey, state }: GivenTableRowProps) {
  const evaluated = state.evaluation?.attributes.find(({ attribute }) => attribute === row.attribute);
  return (
    <tr>
      <td>
        <div className={styles.name}>
          <strong className={styles.words}>{row.attribute}</strong>
          {isKey && <KeyMark />}
          <Icon of={IconArrowLeft} size={14} className={styles.arrow} />
        </div>
      </td>
      <td className={text.second}>{row.from}</td>
      <td className={text.mono}>{row.expression}</td>
      <td>
        <RowResult evaluated={evaluated} lastGood={undefined} />
      </td>
    </tr>
  );
}

function KeyMark() {
  return (
    <span className={text.accent} data-tooltip="Finds the user">
      <Icon of={IconKey} size={14} label="Finds the user" />
    </span>
  );
}

/** Attributes that every user has are words; the others can be renamed. */
function AttributeName({ shown: { row }, onChange }: MappingTableRowProps) {
  // Decided once: what is typed may be on its way from one of those names to another.
  const [isTyped] = useState(() => !ownAttributes.some((name) => name === row.attribute));
  if (!isTyped && row.attribute !== "") return <strong className={styles.words}>{row.attribute}</strong>;
  return (
    <TextInput
      label="Attribute"
      size="small"
      maxLength={MAX_NAME_LENGTH}
      placeholder="Attribute"
      value={row.attribute}
      onChange={(attribute) => onChange({ ...row, attribute })}
    />
  );
}

function EditedCells({ shown: { row }, problem, warning, state, onChange }: MappingTableRowProps) {
  const notes = useId();
  const evaluated = state.evaluation?.attributes.find(({ attribute }) => attribute === row.attribute);
  const isBlank = row.attribute === "" && row.expression === "";
  const error = isBlank ? undefined : (problem ?? (evaluated?.isUnreadable ? evaluated.problem : undefined));
  const name = row.attribute || "the new attribute";
  return (
    <>
      <td>
        <Select
          label={`Source of ${name}`}
          size="small"
          value={row.source}
          choices={expressionSources.map((value) => ({
            value,
            label: sourceLabels[value],
            note: value === "all" ? "id_token, userinfo, access_token" : undefined,
          }))}
          onChange={(source) => onChange({ ...row, source })}
        />
      </td>
      <td>
        <ExpressionInput
          label={`Expression of ${name}`}
          value={row.expression}
          onChange={(expression) => onChange({ ...row, expression })}
          document={documentForCompletion(state.evaluation?.claims, row.source)}
          isInvalid={error !== undefined}
          describedBy={(error ?? warning) === undefined ? undefined : notes}
        />
        {(error ?? warning) !== undefined && (
          <div id={notes} className={styles.note}>
            <StatusText status={error === undefined ? "warning" : "failed"}>{error ?? warning}</StatusText>
          </div>
        )}
      </td>
      <td>
        {problem === undefined && (
          <RowResult evaluated={evaluated} lastGood={state.lastGood(row.attribute)} />
        )}
      </td>
    </>
  );
}

function RemovedCells({ row }: { readonly row: MappingRow }) {
  return (
    <>
      <td className={styles.removed}>{sourceLabels[row.source]}</td>
      <td className={classNames(text.mono, styles.removed)}>{row.expression}</td>
      <td />
    </>
  );
}
