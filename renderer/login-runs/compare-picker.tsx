import { IconSearch } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { hasEnded, type LoginRun } from "#shared/login/login-run.ts";
import { errorOf, useRead } from "../bridge/index.ts";
import { navigate } from "../routes.ts";
import { text } from "../theme/index.ts";
import {
  CutText,
  Dialog,
  ErrorNotice,
  type ListBoxHandle,
  ListEmpty,
  Skeleton,
  StatusIcon,
  TextInput,
  TimeText,
} from "../ui/index.ts";
import { RowList } from "../ui/row-list.tsx";
import { useSettled, visibleText } from "../words/index.ts";
import { comparableRuns } from "./comparable-runs.ts";
import styles from "./compare-picker.module.css";
import { olderFirst, runRow } from "./run-row.ts";

const SETTLE_MS = 80;
const SHOWN = 50;

interface ComparePickerProps {
  readonly open: boolean;
  /** The run that another one is chosen for. */
  readonly run: LoginRun;
  readonly onClose: () => void;
}

/** Chooses the run that another one is compared with, and opens the comparison. */
export function ComparePicker({ open, run, onClose }: ComparePickerProps) {
  return (
    <Dialog open={open} title="Compare with" onClose={onClose}>
      {open && (
        <Choices
          run={run}
          onPick={(other) => {
            onClose();
            const [id, compareWith] = olderFirst(run, other);
            navigate({ page: "runs", id, compareWith });
          }}
        />
      )}
    </Dialog>
  );
}

interface ChoicesProps {
  readonly run: LoginRun;
  readonly onPick: (other: LoginRun) => void;
}

function Choices({ run, onPick }: ChoicesProps) {
  const [typed, setTyped] = useState("");
  const list = useRef<ListBoxHandle>(null);
  const [movedTo, setMovedTo] = useState<string>();
  const { found, error, matching } = useComparable(run, useSettled(typed, SETTLE_MS));
  const first = found?.[0];
  const more = found ? matching - found.length : 0;
  return (
    <div className={styles.picker}>
      <TextInput
        label="Configuration, user or error"
        placeholder="Configuration, user or error"
        role="searchbox"
        icon={IconSearch}
        value={typed}
        onChange={setTyped}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown") list.current?.focus();
          else if (event.key === "Enter" && first) onPick(first);
          else return;
          event.preventDefault();
        }}
      />
      <div className={styles.list}>
        {error && <ErrorNotice error={errorOf(error)} title="The login runs could not be read" />}
        {!found && !error && <Skeleton rows={6} rowHeight={34} />}
        {found?.length === 0 && (
          <ListEmpty>
            {typed === "" ? "There is no other login run yet. Test login runs one." : "No login matches."}
          </ListEmpty>
        )}
        {found && found.length > 0 && (
          <RowList
            ref={list}
            label="Login runs"
            rows={found}
            keyOf={({ id }) => id}
            selectedKey={movedTo}
            onSelect={({ id }) => setMovedTo(id)}
            onOpen={onPick}
            rowClass={() => styles.row}
          >
            {(other) => <ChoiceRow run={other} />}
          </RowList>
        )}
      </div>
      {more > 0 && (
        <p className={styles.more}>{more.toLocaleString("en")} more match. Type to find one of them.</p>
      )}
    </div>
  );
}

/** The other runs that match, those of the same configuration first. */
const useComparable = (run: LoginRun, searched: string) => {
  const query = { text: searched, limit: SHOWN };
  const own = useRead(
    "login.search",
    { ...query, configurationId: run.configurationId },
    { keepPrevious: true },
  );
  const all = useRead("login.search", query, { keepPrevious: true });
  return {
    found: own.data && all.data && comparableRuns(run, own.data.runs, all.data.runs),
    // The run itself is among those that match, and is no choice.
    matching: (all.data?.matching ?? 0) - (all.data?.runs.some(({ id }) => id === run.id) ? 1 : 0),
    error: own.error ?? all.error,
  };
};

function ChoiceRow({ run }: { readonly run: LoginRun }) {
  const { status, state, alias, who, outcome } = runRow(run);
  return (
    <>
      <StatusIcon status={status} label={state} />
      <span className={styles.name}>
        <CutText text={visibleText(who || alias)} />
      </span>
      <span className={styles.where}>
        <CutText
          text={visibleText([who ? alias : "", hasEnded(run) ? outcome : ""].filter(Boolean).join(" · "))}
        />
      </span>
      <span className={text.third}>
        <TimeText at={run.startedAt} form="stamp" />
      </span>
    </>
  );
}
