import type { AttributeChange } from "#shared/login/login-result.ts";
import { text } from "../theme/index.ts";
import { type Column, classNames, Table, tooltipWhenCut } from "../ui/index.ts";
import { Untrusted, visibleText } from "../words/index.ts";
import styles from "./attribute-changes.module.css";
import { isChanged } from "./change-rows.ts";

interface AttributeChangesProps {
  readonly attributes: readonly AttributeChange[];
  /** Says also where each value came from. */
  readonly withSources?: boolean;
}

/** Attributes before and after a login; what changed is tinted. */
export function AttributeChanges({ attributes, withSources = false }: AttributeChangesProps) {
  return (
    <Table
      label="Attributes"
      rows={attributes}
      keyOf={({ attribute }) => attribute}
      columns={[...columns, ...(withSources ? [sourceColumn] : [])]}
    />
  );
}

const columns: readonly Column<AttributeChange>[] = [
  {
    id: "attribute",
    head: "Attribute",
    width: "96px",
    cell: ({ attribute }) => <span className={text.second}>{attribute}</span>,
  },
  { id: "before", head: "Before", width: "auto", cell: ({ before = "" }) => <Value value={before} /> },
  {
    id: "after",
    head: "After",
    width: "auto",
    cell: (attribute) =>
      isChanged(attribute) ? (
        <div className={styles.changed}>
          <Value value={attribute.after} />
        </div>
      ) : (
        <span className={text.third}>same</span>
      ),
  },
];

const sourceColumn: Column<AttributeChange> = {
  id: "source",
  head: "From",
  width: "32%",
  cell: ({ source }) => (
    <div className={classNames(text.small, text.third, text.cut)} {...tooltipWhenCut(source)}>
      {source}
    </div>
  ),
};

function Value({ value }: { readonly value: string }) {
  return (
    <div className={text.cut} {...tooltipWhenCut(visibleText(value))}>
      {value === "" ? <span className={text.third}>empty</span> : <Untrusted text={value} />}
    </div>
  );
}
