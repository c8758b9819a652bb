import {
  IconAlertTriangle,
  IconCircleMinus,
  IconCirclePlus,
  IconCircleX,
  IconPencil,
  IconUserOff,
  IconUserPlus,
} from "@tabler/icons-react";
import { useState } from "react";
import type { EffectChange, EffectFilter, EffectKind, EffectRow } from "#shared/provisioning/effect.ts";
import { call, useRowPages } from "../bridge/index.ts";
import { text } from "../theme/index.ts";
import {
  Button,
  type Column,
  CutText,
  classNames,
  ErrorNotice,
  Icon,
  type IconShape,
  VirtualTable,
} from "../ui/index.ts";
import { countWords, visibleText } from "../words/index.ts";
import styles from "./effect-panel.module.css";
import { afterWords, shownChange } from "./effect-words.ts";

interface EffectUsersProps {
  /** Absent until the effect is complete. */
  readonly taskId: string | undefined;
  readonly affected: number;
  readonly filter: EffectFilter;
  readonly onFilter: (filter: EffectFilter) => void;
  readonly onPickUser: (userId: string) => void;
}

/** The users for whom something would change, those who lose something first. */
export function EffectUsers({ taskId, affected, filter, ...rest }: EffectUsersProps) {
  if (taskId === undefined) return <p className={styles.words}>The users follow when all are evaluated.</p>;
  if (affected === 0 && filter.of !== "inactive")
    return <p className={styles.words}>Nothing changes for anybody who is known.</p>;
  return <Users taskId={taskId} affected={affected} filter={filter} {...rest} />;
}

const ROW_PX = 28;
const SHOWN_ROWS = 6;
const ALL_ROWS = 16;

/** What it answers stays the same as long as the thread that evaluated it is there. */
const noEvents = [] as const;

const readRows = (query: {
  readonly taskId: string;
  readonly filter: EffectFilter;
  readonly after?: string;
  readonly limit: number;
}) => call("provisioning.effect.rows", query);

function Users({
  taskId,
  affected,
  filter,
  onFilter,
  onPickUser,
}: EffectUsersProps & { readonly taskId: string }) {
  const [picked, setPicked] = useState<string>();
  const [showsAll, setShowsAll] = useState(false);
  const { loaded, error, want } = useRowPages(readRows, { taskId, filter }, noEvents);
  if (error && !loaded) return <ErrorNotice error={error} title="The users could not be read" />;
  const matching = loaded?.matching ?? 0;
  const isFiltered = filter.of !== "all";
  const height = ROW_PX * (1 + Math.min(matching, showsAll || isFiltered ? ALL_ROWS : SHOWN_ROWS)) + 2;
  return (
    <div className={styles.users}>
      <div className={styles.table} style={{ height }}>
        <VirtualTable<EffectRow>
          label="Users for whom something changes"
          columns={columnsOf(filter)}
          rowCount={matching}
          rowAt={(index) => loaded?.rows[index]}
          keyOf={({ userId }) => userId}
          selectedKey={picked}
          onSelect={({ userId }) => setPicked(userId)}
          onOpen={({ userId }) => onPickUser(userId)}
          onRange={(_first, last) => void want(last)}
        />
      </div>
      <div className={styles.more}>
        {isFiltered ? (
          <Button variant="quiet" size="small" onClick={() => onFilter({ of: "all" })}>
            All {countWords(affected, "user")}
          </Button>
        ) : (
          affected > SHOWN_ROWS && (
            <Button variant="quiet" size="small" onClick={() => setShowsAll(!showsAll)}>
              {showsAll ? "Fewer" : `All ${countWords(affected, "user")}`}
            </Button>
          )
        )}
      </div>
    </div>
  );
}

const columnsOf = (filter: EffectFilter): readonly Column<EffectRow>[] => {
  const cell = (id: string, head: string, width: string, words: (change: EffectChange) => string) => ({
    id,
    head,
    width,
    cell: (row: EffectRow) => {
      const change = shownChange(row, filter);
      return change && <CutText text={visibleText(words(change))} />;
    },
  });
  return [
    {
      id: "user",
      head: "User",
      width: "minmax(0, 1.2fr)",
      cell: ({ name }) => <CutText text={visibleText(name)} />,
    },
    cell("what", "Attribute", "88px", ({ what }) => what),
    cell("before", "Before", "minmax(0, 1.3fr)", ({ before }) => before),
    {
      id: "after",
      head: "After",
      width: "minmax(0, 1.6fr)",
      cell: (row) => <After row={row} change={shownChange(row, filter)} />,
    },
  ];
};

const looks: Readonly<Record<EffectKind, { readonly icon: IconShape; readonly tone: string | undefined }>> = {
  refused: { icon: IconCircleX, tone: text.bad },
  role_lost: { icon: IconCircleMinus, tone: text.bad },
  attribute_lost: { icon: IconAlertTriangle, tone: text.warn },
  created: { icon: IconUserPlus, tone: text.warn },
  not_evaluated: { icon: IconAlertTriangle, tone: text.warn },
  role_gained: { icon: IconCirclePlus, tone: text.good },
  attribute_changed: { icon: IconPencil, tone: text.accent },
  attribute_gained: { icon: IconPencil, tone: text.accent },
  inactive: { icon: IconUserOff, tone: text.third },
};

function After({ row, change }: { readonly row: EffectRow; readonly change: EffectChange | undefined }) {
  if (change === undefined) return <span className={text.third}>no change any more</span>;
  const { icon, tone } = looks[change.kind];
  const more = row.changes.length - 1;
  return (
    <span className={classNames(text.row, styles.after)}>
      <span className={tone}>
        <Icon of={icon} size={14} />
      </span>
      <span className={classNames(styles.value, tone === text.warn && tone)}>
        <CutText text={visibleText(afterWords(change))} />
      </span>
      {more > 0 && <span className={classNames(text.small, text.third)}>{more} more</span>}
    </span>
  );
}
