import { IconPencil, IconSend } from "@tabler/icons-react";
import { hrefOfExchange, statusOf, statusWords } from "../requests/index.ts";
import { hrefOf } from "../routes.ts";
import { text } from "../theme/index.ts";
import { classNames, formatDuration, Icon, StatusIcon, TimeText } from "../ui/index.ts";
import { barePathOf, hostOf, runStatus, runTitle, Untrusted } from "../words/index.ts";
import styles from "./timeline.module.css";
import {
  changeWords,
  roleChangeWords,
  type TimelineEntry,
  type UserTimelineEntry,
} from "./timeline-entries.ts";

/** What happened to one user, newest first, each a link to all of it. */
export function Timeline({ entries }: { readonly entries: readonly UserTimelineEntry[] }) {
  return (
    <ul className={styles.timeline}>
      {entries.map((entry) => (
        <li key={keyOf(entry)}>
          <a
            className={styles.entry}
            href={
              entry.kind === "change" ? hrefOf({ page: "runs", id: entry.changes.runId }) : hrefOfEntry(entry)
            }
          >
            <span className={styles.time}>
              <TimeText at={entry.at} />
            </span>
            {entry.kind === "change" ? (
              <span className={text.second}>
                <Icon of={IconPencil} size={14} />
              </span>
            ) : (
              <EntryIcon entry={entry} />
            )}
            <span className={styles.words}>
              <EntryWords entry={entry} />
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Where all of an entry is shown. */
export const hrefOfEntry = (entry: TimelineEntry): string =>
  entry.kind === "login" ? hrefOf({ page: "runs", id: entry.run.id }) : hrefOfExchange(entry.exchange.id);

/** A login's status, or the sign of a request in its status's colour. */
export function EntryIcon({ entry }: { readonly entry: TimelineEntry }) {
  if (entry.kind === "login") return <StatusIcon status={runStatus(entry.run)} size={14} />;
  const tone = { passed: text.good, failed: text.bad, warning: text.warn } as const;
  const status = statusOf(entry.exchange.status);
  return (
    <span className={status in tone ? tone[status as keyof typeof tone] : text.second}>
      <Icon of={IconSend} size={14} />
    </span>
  );
}

const keyOf = (entry: UserTimelineEntry): string => {
  if (entry.kind === "change") return `change ${entry.changes.runId}`;
  return entry.kind === "login" ? entry.run.id : entry.exchange.id;
};

function EntryWords({ entry }: { readonly entry: UserTimelineEntry }) {
  if (entry.kind === "change") return <Untrusted text={changeWords(entry.changes)} />;
  if (entry.kind === "login") {
    const { run } = entry;
    const took = run.endedAt === undefined ? undefined : formatDuration(run.endedAt - run.startedAt);
    const said = [run.error?.wire?.httpStatus, run.error?.wire?.error].filter(Boolean).join(" ");
    const gave = [took, entry.changes && roleChangeWords(entry.changes)].filter(Boolean).join(", ");
    return (
      <>
        {runTitle(run)}
        <span className={styles.second}>{said || run.error?.message || gave}</span>
      </>
    );
  }
  const { exchange } = entry;
  return (
    <>
      <span className={text.cut}>
        <code>
          {exchange.method} <Untrusted text={barePathOf(exchange.url)} />
        </code>{" "}
        <b>{statusWords(exchange)}</b>
      </span>
      <span className={classNames(styles.second, text.cut)}>
        {hostOf(exchange.url)}, {formatDuration(exchange.durationMs)}
      </span>
    </>
  );
}
