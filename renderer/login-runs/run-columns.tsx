import type { LoginRun } from "#shared/login/login-run.ts";
import { text } from "../theme/index.ts";
import { type Column, CutText, StatusIcon, TimeText, tooltipWhenCut } from "../ui/index.ts";
import { visibleText } from "../words/index.ts";
import styles from "./run-list.module.css";
import { runRow } from "./run-row.ts";

/** The columns of the list; of one configuration's runs its alias needs not be said. */
export const runColumns = (isNarrow: boolean, isOfOne: boolean): readonly Column<LoginRun>[] => [
  {
    id: isOfOne ? "user" : "configuration",
    head: isOfOne ? "User" : "Configuration",
    width: "minmax(0, 1fr)",
    cell: (run) => {
      const { status, state, alias, who } = runRow(run);
      return (
        <span className={styles.first}>
          <StatusIcon status={status} size={14} label={state} />
          <CutText text={visibleText(isOfOne ? who || "not known" : alias)} />
        </span>
      );
    },
  },
  ...(isOfOne ? [] : [userColumn]),
  {
    id: "outcome",
    head: "Outcome",
    width: isNarrow ? "minmax(0, 1.2fr)" : "minmax(0, 1.5fr)",
    cell: (run) => <Outcome run={run} />,
  },
  {
    id: "when",
    head: "When",
    width: "116px",
    align: "end",
    cell: (run) => (
      <span className={text.second}>
        <TimeText at={run.startedAt} form="stamp" />
      </span>
    ),
  },
  {
    id: "took",
    head: "Time taken",
    width: "96px",
    align: "end",
    cell: (run) => <span className={text.second}>{runRow(run).took}</span>,
  },
];

const userColumn: Column<LoginRun> = {
  id: "user",
  head: "User",
  width: "minmax(0, 0.9fr)",
  cell: (run) => (
    <span className={text.second}>
      <CutText text={visibleText(runRow(run).who)} />
    </span>
  ),
};

function Outcome({ run }: { readonly run: LoginRun }) {
  const { outcome, outcomeInFull, state } = runRow(run);
  const full = visibleText(outcomeInFull, { lines: true });
  return (
    <div
      className={`${text.cut} ${state === "failed" ? text.bad : text.second}`}
      {...(state === "failed" ? { "data-tooltip": full } : tooltipWhenCut(full))}
    >
      {visibleText(outcome)}
    </div>
  );
}
