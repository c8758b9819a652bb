import { useCallback, useState } from "react";
import type { UserSummary } from "#shared/users/user.ts";
import type { UserSort, UserSortColumn } from "#shared/users/user-query.ts";
import { text as textStyles } from "../theme/index.ts";
import { tokenSetWords } from "../tokens/index.ts";
import {
  Button,
  type Column,
  CutText,
  type RowMarks,
  StatusIcon,
  StatusText,
  TimeText,
  tooltipWhenCut,
  useNarrow,
  useNow,
  VirtualTable,
} from "../ui/index.ts";
import { rangeWords } from "../ui/virtual-table.tsx";
import { visibleText } from "../words/index.ts";
import { markMatches } from "./mark-matches.ts";
import type { LoadedUsers } from "./use-user-rows.ts";
import styles from "./user-table.module.css";

interface UserTableProps {
  readonly loaded: LoadedUsers;
  readonly sort: UserSort;
  readonly onSort: (sort: UserSort) => void;
  readonly marks: RowMarks<UserSummary>;
  /** How many are marked; absent while they are counted. */
  readonly markedCount: number | undefined;
  /** Where the pane of the marked users would lie over the list: it is opened from the foot. */
  readonly onShowMarked: (() => void) | undefined;
  readonly selectedId: string | undefined;
  /** Told the first and the last row that are in sight. */
  readonly onWant: (first: number, last: number) => void;
  readonly onSelect: (user: UserSummary) => void;
  readonly onOpen: (user: UserSummary) => void;
}

/** The users that match, with the foot that says how many are marked and where one is. */
export function UserTable(props: UserTableProps) {
  const { loaded, sort, onSort, marks, markedCount, selectedId, onShowMarked, onWant, onSelect, onOpen } =
    props;
  const now = useNow();
  const isNarrow = useNarrow();
  const [range, setRange] = useState<readonly [number, number]>([0, 0]);
  const onRange = useCallback(
    (first: number, last: number) => {
      setRange([first, last]);
      onWant(first, last);
    },
    [onWant],
  );
  const markedWords = `${markedCount?.toLocaleString("en") ?? "Counting"} selected`;
  const { rowAt, matching: rowCount, matchesMore, query } = loaded;
  return (
    <>
      <VirtualTable
        label="Users"
        columns={columnsOf(query.text, now, isNarrow)}
        rowCount={rowCount}
        contentKey={JSON.stringify(query)}
        rowAt={rowAt}
        keyOf={(user) => user.id}
        selectedKey={selectedId}
        onSelect={onSelect}
        onOpen={onOpen}
        onRange={onRange}
        marks={marks}
        sort={{ columnId: sort.column, direction: sort.direction }}
        onSort={({ columnId, direction }) => onSort({ column: columnId as UserSortColumn, direction })}
      />
      <div className={styles.foot}>
        {markedCount !== 0 && (
          <span className={styles.marks}>
            {onShowMarked ? (
              <Button size="small" onClick={onShowMarked}>
                {markedWords}
              </Button>
            ) : (
              markedWords
            )}
          </span>
        )}
        Rows {rangeWords(range, rowCount)} of {matchingWords(rowCount, matchesMore)}
      </div>
    </>
  );
}

/** How many match: all that do, or `200+` before all are counted. */
export const matchingWords = (matching: number, matchesMore: boolean): string =>
  matchesMore ? `${(matching - 1).toLocaleString("en")}+` : matching.toLocaleString("en");

const columnsOf = (search: string, now: number, isNarrow: boolean): readonly Column<UserSummary>[] => [
  {
    id: "fullname",
    head: "Fullname",
    sortable: true,
    width: isNarrow ? "minmax(0, 1fr)" : "minmax(150px, 1fr)",
    cell: (user) => (
      <span className={user.active ? undefined : styles.inactive}>
        {!user.active && <StatusIcon status="off" size={14} label="Inactive" />}
        <Marked text={user.fullname || user.name} search={search} />
      </span>
    ),
  },
  {
    id: "email",
    head: "Email",
    sortable: true,
    width: isNarrow ? "minmax(0, 1.2fr)" : "minmax(180px, 1.4fr)",
    cell: (user) => (
      <span className={textStyles.second}>
        <Marked text={user.email} search={search} />
      </span>
    ),
  },
  {
    id: "roles",
    head: "Roles",
    width: isNarrow ? "130px" : "minmax(100px, 0.9fr)",
    cell: (user) => (
      <span className={textStyles.second}>
        <CutText text={visibleText(user.roles.join(", "))} />
      </span>
    ),
  },
  {
    id: "token",
    head: "Token",
    sortable: true,
    width: "104px",
    cell: (user) => {
      const words = tokenSetWords(user.tokenSet, now);
      return <StatusText status={words.status}>{words.short}</StatusText>;
    },
  },
  {
    id: "lastLogin",
    head: "Last login",
    sortable: true,
    width: "104px",
    align: "end",
    cell: (user) => (
      <span className={textStyles.second}>
        {user.loginCount === 0 ? "never" : <TimeText at={user.lastLoginAt} />}
      </span>
    ),
  },
];

function Marked({ text, search }: { readonly text: string; readonly search: string }) {
  return (
    <span className={styles.marked} {...tooltipWhenCut(visibleText(text))}>
      <bdi>
        {markMatches(text, search).map((part, index) => {
          const words = visibleText(part.text);
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never move
          return part.isMatch ? <mark key={index}>{words}</mark> : <span key={index}>{words}</span>;
        })}
      </bdi>
    </span>
  );
}
