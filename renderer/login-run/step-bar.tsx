import { IconEye, IconEyeOff } from "@tabler/icons-react";
import type { ExchangeEntry } from "#shared/trace/trace-entry.ts";
import {
  Button,
  CopyButton,
  formatDuration,
  SegmentedControl,
  type Status,
  StatusIcon,
  Verdict,
} from "../ui/index.ts";
import { barePathOf, pathEndOf, Untrusted, visibleText } from "../words/index.ts";
import { wentWrong } from "./group-entries.ts";
import styles from "./run-trace.module.css";
import { exchangesOf, type StepRow, type StepStatus } from "./step-row.ts";
import type { RawEntries } from "./use-raw-entries.ts";

const statusOf: Readonly<Record<StepStatus, Status>> = {
  done: "passed",
  under_way: "incomplete",
  warning: "warning",
  failed: "failed",
  cancelled: "off",
  not_reached: "off",
};

interface StepBarProps {
  readonly row: StepRow;
  /** The one of the step's exchanges that is shown, where it has any. */
  readonly exchange: ExchangeEntry | undefined;
  readonly onChoose: (exchangeId: string) => void;
  readonly raw: RawEntries;
}

/** The selected step in one line; of several exchanges one is chosen here. */
export function StepBar({ row, exchange, onChoose, raw }: StepBarProps) {
  const exchanges = exchangesOf(row);
  const durationMs = exchange ? exchange.durationMs : row.durationMs;
  return (
    <>
      <StatusIcon status={statusOf[row.status]} />
      {exchange && exchanges.length > 1 && (
        <SegmentedControl
          label="Exchange of the step"
          size="small"
          value={exchange.id}
          choices={exchanges.map(({ id, request }) => ({
            value: id,
            label: visibleText(pathEndOf(request.url)),
          }))}
          onChange={onChoose}
        />
      )}
      <span className={styles.what} data-tooltip={exchange?.request.url ?? row.label}>
        {exchange ? (
          <code>
            <b>{exchange.request.method}</b> <Untrusted text={barePathOf(exchange.request.url)} />
          </code>
        ) : (
          <Untrusted text={row.label} />
        )}
      </span>
      {exchange?.response && (
        <Verdict status={wentWrong(exchange) ? statusOf[row.status] : "passed"} icon={false}>
          {exchange.response.status}
        </Verdict>
      )}
      {durationMs !== undefined && durationMs > 0 && (
        <span className={styles.took}>{formatDuration(durationMs)}</span>
      )}
      <span className={styles.space} />
      {raw.canReveal && (
        <Button
          size="small"
          variant="quiet"
          icon={raw.isRevealed ? IconEyeOff : IconEye}
          busy={raw.isBusy}
          data-tooltip={raw.isRevealed ? undefined : "Shows the secrets for 30 s"}
          onClick={raw.toggle}
        >
          {raw.isRevealed ? "Hide" : "Reveal"}
        </Button>
      )}
      {exchange && <CopyButton label="Copy URL" text={exchange.request.url} />}
    </>
  );
}
