import type { ReactNode } from "react";
import type { CheckEntry, NavigationEntry } from "#shared/trace/trace-entry.ts";
import { text } from "../theme/index.ts";
import { ExchangeDetail, RecordedPairs } from "../trace/index.ts";
import { classNames, KeyValueList } from "../ui/index.ts";
import { Untrusted } from "../words/index.ts";
import styles from "./step-detail.module.css";
import { checksOf, type StepRow } from "./step-row.ts";

/** What was recorded of the selected step: an exchange in full, a navigation's parameters, or checks. */
export function StepDetail({ row }: { readonly row: StepRow }) {
  const [entry] = row.entries;
  if (entry?.kind === "exchange") return <ExchangeDetail entry={entry} />;
  if (entry?.kind === "navigation") return <NavigationDetail entry={entry} />;
  const checks = checksOf(row);
  if (checks.length > 0) return <ChecksDetail checks={checks} />;
  return (
    <p className={classNames(styles.note, text.small, text.third)}>
      {row.status === "not_reached" ? "This step was not reached." : (row.result ?? "Nothing was exchanged.")}
    </p>
  );
}

function NavigationDetail({ entry }: { readonly entry: NavigationEntry }) {
  return (
    <Scrolling label="Parameters">
      {entry.failure && (
        <p className={classNames(text.small, text.bad)}>
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
    </Scrolling>
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
