import { type ReactNode, useState } from "react";
import type { LoginRunDetail } from "#shared/login/login-run.ts";
import { CopyButton, classNames, formatDuration, type Status, StatusIcon, Verdict } from "../ui/index.ts";
import { barePathOf, Untrusted } from "../words/index.ts";
import { CheckCounts } from "./check-counts.tsx";
import { ChecksList } from "./checks-list.tsx";
import { FootPane } from "./foot-pane.tsx";
import { orderChecks } from "./order-checks.ts";
import styles from "./run-trace.module.css";
import { StepDetail } from "./step-detail.tsx";
import { StepList } from "./step-list.tsx";
import type { StepRow, StepStatus } from "./step-row.ts";

interface RunTraceProps {
  readonly detail: LoginRunDetail;
  readonly rows: readonly StepRow[];
  /** The explanation, or what to do while the run waits; without it the steps have the whole width. */
  readonly aside?: { readonly label: string; readonly content: ReactNode } | undefined;
}

/** The steps of a run with what explains them, and below the selected exchange and the checks. */
export function RunTrace({ detail, rows, aside }: RunTraceProps) {
  const [selectedId, setSelectedId] = useState<string>();
  const selected =
    rows.find((row) => row.id === selectedId) ??
    rows.find((row) => row.status === "failed" && row.kind !== "navigation") ??
    rows.findLast((row) => row.status === "failed") ??
    rows.findLast((row) => row.kind === "exchange" && detail.run.state === "succeeded") ??
    rows.findLast((row) => row.status !== "not_reached" && row.entries.length > 0);
  const checks = orderChecks(detail.trace);
  return (
    <div className={classNames(styles.body, aside && styles.lined)}>
      <div className={styles.column}>
        <section className={styles.steps} aria-label="Steps" data-pane="">
          <StepList
            rows={rows}
            runStartedAt={detail.run.startedAt}
            selectedId={selected?.id}
            onSelect={(row) => setSelectedId(row.id)}
          />
        </section>
        {selected && (
          <FootPane label="Exchange" bar={<StepBar row={selected} />}>
            <StepDetail key={selected.id} row={selected} />
          </FootPane>
        )}
      </div>
      {aside && (
        <div className={styles.side}>
          <section className={styles.aside} aria-label={aside.label} data-pane="">
            {aside.content}
          </section>
          <FootPane
            label="Checks"
            bar={
              <>
                <h2 className={styles.title}>Checks</h2>
                <CheckCounts trace={detail.trace} />
              </>
            }
          >
            <ChecksList checks={checks} step={selectedId === undefined ? undefined : selected?.step} />
          </FootPane>
        </div>
      )}
    </div>
  );
}

const statusOf: Readonly<Record<StepStatus, Status>> = {
  done: "passed",
  under_way: "incomplete",
  warning: "warning",
  failed: "failed",
  not_reached: "off",
};

function StepBar({ row }: { readonly row: StepRow }) {
  const [entry] = row.entries;
  const exchange = entry?.kind === "exchange" ? entry : undefined;
  const status = exchange?.response?.status;
  return (
    <>
      <StatusIcon status={statusOf[row.status]} />
      <span className={styles.what} data-tooltip={exchange?.request.url ?? row.label}>
        {exchange ? (
          <code>
            <b>{exchange.request.method}</b> <Untrusted text={barePathOf(exchange.request.url)} />
          </code>
        ) : (
          <Untrusted text={row.label} />
        )}
      </span>
      {status !== undefined && (
        <Verdict status={statusOf[row.status]} icon={false}>
          {status}
        </Verdict>
      )}
      {row.durationMs !== undefined && row.durationMs > 0 && row.kind !== "navigation" && (
        <span className={styles.took}>{formatDuration(row.durationMs)}</span>
      )}
      <span className={styles.space} />
      {exchange && <CopyButton label="Copy URL" text={exchange.request.url} />}
    </>
  );
}
