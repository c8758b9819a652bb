import type { ReactNode } from "react";
import type { CheckEntry, ExchangeEntry, NavigationEntry } from "#shared/trace/trace-entry.ts";
import { text } from "../theme/index.ts";
import { ExchangeDetail, RecordedPairs } from "../trace/index.ts";
import { classNames, KeyValueList } from "../ui/index.ts";
import { Untrusted } from "../words/index.ts";
import { orderChecks } from "./order-checks.ts";
import styles from "./step-detail.module.css";
import type { StepRow } from "./step-row.ts";

interface StepDetailProps {
  readonly row: StepRow;
  /** The one of the step's exchanges that is shown, where it has any. */
  readonly exchange: ExchangeEntry | undefined;
}

/** What was recorded of the selected step: an exchange in full, a navigation's parameters, or checks. */
export function StepDetail({ row, exchange }: StepDetailProps) {
  if (exchange) return <ExchangeDetail entry={exchange} />;
  const navigations = row.entries.filter((entry) => entry.kind === "navigation");
  if (navigations.length > 0) return <NavigationsDetail navigations={navigations} />;
  const checks = orderChecks(row.entries);
  if (checks.length > 0) return <ChecksDetail checks={checks} />;
  return (
    <p className={classNames(styles.note, text.small, text.third)}>
      {row.status === "not_reached" ? (
        "This step was not reached."
      ) : (
        <Untrusted text={row.result ?? "Nothing was exchanged."} />
      )}
    </p>
  );
}

function NavigationsDetail({ navigations }: { readonly navigations: readonly NavigationEntry[] }) {
  return (
    <Scrolling label="Parameters">
      {navigations.map((navigation) => (
        <NavigationDetail key={navigation.id} entry={navigation} />
      ))}
    </Scrolling>
  );
}

function NavigationDetail({ entry }: { readonly entry: NavigationEntry }) {
  return (
    <>
      {entry.failure && (
        <p className={classNames(text.small, text.warn)}>
          <Untrusted text={entry.failure.message} />
        </p>
      )}
      {entry.url !== undefined && <RecordedPairs pairs={[{ name: "URL", value: entry.url }]} />}
      {entry.parameters.length > 0 && (
        <div className={styles.body}>
          <RecordedPairs pairs={entry.parameters} />
        </div>
      )}
      {entry.url === undefined && entry.parameters.length === 0 && !entry.failure && (
        <p className={classNames(text.small, text.third)}>Nothing was exchanged.</p>
      )}
    </>
  );
}

function ChecksDetail({ checks }: { readonly checks: readonly CheckEntry[] }) {
  return (
    <Scrolling label="Checks of the step">
      {checks.map((check) => (
        <div key={check.id} className={styles.check}>
          <h2 className={styles.title}>{check.title}</h2>
          <ExpectedFound check={check} />
        </div>
      ))}
    </Scrolling>
  );
}

/** What a check expected and what it found. */
export function ExpectedFound({ check }: { readonly check: CheckEntry }) {
  return (
    <KeyValueList
      items={[
        { name: "expected", value: <Untrusted text={check.expected} />, mono: true },
        { name: "found", value: <Untrusted text={check.found} />, mono: true },
      ]}
    />
  );
}

function Scrolling({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className={styles.one} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
