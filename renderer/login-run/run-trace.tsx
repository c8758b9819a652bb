import { type ReactNode, useRef, useState } from "react";
import type { LoginRunDetail } from "#shared/login/login-run.ts";
import { PaneNotice } from "../frame/index.ts";
import { SequenceDiagram } from "../sequence/index.ts";
import { classNames, ErrorNotice } from "../ui/index.ts";
import { CheckCounts } from "./check-counts.tsx";
import { ChecksList } from "./checks-list.tsx";
import { FootPane, type FootPaneHandle } from "./foot-pane.tsx";
import { wentWrong } from "./group-entries.ts";
import { orderChecks } from "./order-checks.ts";
import styles from "./run-trace.module.css";
import { sequenceOfRun } from "./sequence-of-run.ts";
import { StepBar } from "./step-bar.tsx";
import { StepDetail } from "./step-detail.tsx";
import { exchangesOf, type StepRow } from "./step-row.ts";
import { useRawEntries } from "./use-raw-entries.ts";

interface RunTraceProps {
  readonly detail: LoginRunDetail;
  readonly rows: readonly StepRow[];
  /** The explanation, or what to do while the run waits; without it the steps have the whole width. */
  readonly aside?: { readonly label: string; readonly content: ReactNode } | undefined;
}

/** The sequence of a run with what explains it, and below the selected exchange and the checks. */
export function RunTrace({ detail, rows, aside }: RunTraceProps) {
  const [selectedId, setSelectedId] = useState<string>();
  const [exchangeId, setExchangeId] = useState<string>();
  const exchangePane = useRef<FootPaneHandle>(null);
  const selected = rows.find((row) => row.id === selectedId) ?? mostTelling(detail, rows);
  const exchanges = selected ? exchangesOf(selected) : [];
  const exchange =
    exchanges.find(({ id }) => id === exchangeId) ?? exchanges.find(wentWrong) ?? exchanges.at(0);
  const raw = useRawEntries(detail.run, exchange ? [exchange] : (selected?.entries ?? []));
  const reveal = () => {
    exchangePane.current?.open();
    raw.toggle();
  };
  return (
    <div className={classNames(styles.body, aside && styles.lined)}>
      <div className={styles.column}>
        <section className={styles.steps} aria-label="Sequence" data-pane="">
          <SequenceDiagram
            label="Steps"
            sequence={sequenceOfRun(detail.run, rows)}
            selectedId={selected?.id}
            onSelect={setSelectedId}
            onOpen={(_id, by) =>
              by === "keyboard" ? exchangePane.current?.enter() : exchangePane.current?.open()
            }
          />
        </section>
        {selected && (
          <FootPane
            ref={exchangePane}
            label="Exchange"
            bar={
              <StepBar
                row={selected}
                exchange={exchange}
                onChoose={setExchangeId}
                raw={{ ...raw, toggle: reveal }}
              />
            }
          >
            {raw.error && (
              <PaneNotice>
                <ErrorNotice error={raw.error} title="The raw values could not be revealed" />
              </PaneNotice>
            )}
            <StepDetail
              key={exchange?.id ?? selected.id}
              row={{ ...selected, entries: selected.entries.map(raw.of) }}
              exchange={exchange && raw.of(exchange)}
            />
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
            <ChecksList
              checks={orderChecks(detail.trace)}
              step={selectedId === undefined ? undefined : selected?.step}
            />
          </FootPane>
        </div>
      )}
    </div>
  );
}

/** The step that is shown until another one is chosen: where it failed, what is under way, or what came last. */
const mostTelling = ({ run }: LoginRunDetail, rows: readonly StepRow[]): StepRow | undefined =>
  rows.find((row) => row.status === "failed") ??
  rows.findLast((row) => row.status === "under_way") ??
  rows.findLast((row) => row.kind === "exchange" && run.state === "succeeded") ??
  rows.findLast((row) => row.status !== "not_reached" && row.entries.length > 0);
