import { IconSearch } from "@tabler/icons-react";
import { type ReactNode, useRef, useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import { ListEmpty } from "./empty-state.tsx";
import { ErrorNotice } from "./error-notice.tsx";
import type { ListBoxHandle } from "./list-box.tsx";
import { Skeleton } from "./loading.tsx";
import styles from "./pick-list.module.css";
import { RowList } from "./row-list.tsx";
import { TextInput } from "./text-field.tsx";

interface PickListProps<Row> {
  /** What is searched, also the placeholder: "Name or email". */
  readonly searchLabel: string;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  /** Name of the list for a screen reader. */
  readonly label: string;
  /** Absent until they are read for the first time. */
  readonly rows: readonly Row[] | undefined;
  readonly keyOf: (row: Row) => string;
  /** The row that is chosen now. */
  readonly selectedKey?: string | undefined;
  readonly onPick: (row: Row) => void;
  /** How many match and are not among the rows. */
  readonly more: number;
  /** What is said where no row matches. */
  readonly empty: string;
  readonly error?: { readonly error: AppError; readonly title: string } | undefined;
  readonly rowClass: string | undefined;
  readonly children: (row: Row) => ReactNode;
}

/** In a dialog: searches, and picks one of the rows. Enter picks the first that was found, arrow down goes on. */
export function PickList<Row>(props: PickListProps<Row>) {
  const { rows, keyOf, onPick, error, more, typed } = props;
  const list = useRef<ListBoxHandle>(null);
  const [movedTo, setMovedTo] = useState<string>();
  const first = rows?.[0];
  return (
    <div className={styles.picker}>
      <TextInput
        label={props.searchLabel}
        placeholder={props.searchLabel}
        role="searchbox"
        icon={IconSearch}
        value={typed}
        onChange={props.onType}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown") list.current?.focus();
          else if (event.key === "Enter" && first && typed !== "") onPick(first);
          else return;
          event.preventDefault();
        }}
      />
      <div className={styles.list}>
        {error && <ErrorNotice {...error} />}
        {!rows && !error && <Skeleton rows={6} rowHeight={36} />}
        {rows?.length === 0 && <ListEmpty>{props.empty}</ListEmpty>}
        {rows && rows.length > 0 && (
          <RowList
            ref={list}
            label={props.label}
            rows={rows}
            keyOf={keyOf}
            selectedKey={movedTo ?? props.selectedKey}
            onSelect={(row) => setMovedTo(keyOf(row))}
            onOpen={onPick}
            rowClass={() => props.rowClass}
          >
            {props.children}
          </RowList>
        )}
      </div>
      {more > 0 && (
        <p className={styles.more}>{more.toLocaleString("en")} more match. Type to find one of them.</p>
      )}
    </div>
  );
}
