import { useState } from "react";
import { hasEnded, type LoginRun } from "#shared/login/login-run.ts";
import { errorOf, useRead } from "../bridge/index.ts";
import { navigate } from "../routes.ts";
import { text } from "../theme/index.ts";
import { CutText, Dialog, PickList, StatusIcon, TimeText } from "../ui/index.ts";
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
  const { found, error, matching } = useComparable(run, useSettled(typed, SETTLE_MS));
  return (
    <PickList
      searchLabel="Configuration, user or error"
      typed={typed}
      onType={setTyped}
      label="Login runs"
      rows={found}
      keyOf={({ id }) => id}
      onPick={onPick}
      more={found ? matching - found.length : 0}
      empty={typed === "" ? "There is no other login run yet. Test login runs one." : "No login matches."}
      error={error ? { error: errorOf(error), title: "The login runs could not be read" } : undefined}
      rowClass={styles.row}
    >
      {(other) => <ChoiceRow run={other} />}
    </PickList>
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
      <span className={text.cut}>
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
