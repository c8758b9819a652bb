import type { LoginResult } from "#shared/login/login-result.ts";
import { hrefOf } from "../routes.ts";
import { text } from "../theme/index.ts";
import { type Column, classNames, Panel, Table, tooltipWhenCut } from "../ui/index.ts";
import { Untrusted, visibleText } from "../words/index.ts";
import { isChanged } from "./change-rows.ts";
import styles from "./user-changes.module.css";

interface UserChangesProps {
  readonly result: LoginResult;
  readonly userId: string;
  /** Says also where each value came from. */
  readonly withSources?: boolean;
}

type Attribute = LoginResult["attributes"][number];

/** The user's attributes before and after the login; what changed is tinted. */
export function UserChanges({ result, userId, withSources = false }: UserChangesProps) {
  return (
    <Panel
      title={result.userCreated ? "User created" : "User updated"}
      actions={
        <a className={text.small} href={hrefOf({ page: "users", id: userId })}>
          Open user
        </a>
      }
    >
      <Table
        label="Attributes"
        rows={result.attributes}
        keyOf={({ attribute }) => attribute}
        columns={[...columns, ...(withSources ? [sourceColumn] : [])]}
      />
    </Panel>
  );
}

const columns: readonly Column<Attribute>[] = [
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

const sourceColumn: Column<Attribute> = {
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
