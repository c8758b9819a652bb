import { IconActivity } from "@tabler/icons-react";
import { useState } from "react";
import { errorOf, useRead } from "../bridge/index.ts";
import { PaneNotice } from "../frame/index.ts";
import { RequestText, statusOf, statusWords } from "../requests/index.ts";
import { text } from "../theme/index.ts";
import {
  Button,
  type Column,
  CutText,
  EmptyState,
  ErrorNotice,
  formatDuration,
  ListEmpty,
  LoadingBar,
  SegmentedControl,
  Skeleton,
  Switch,
  TimeText,
  useNarrow,
  VirtualTable,
} from "../ui/index.ts";
import { countWords, runPerson, runTitle, visibleText } from "../words/index.ts";
import styles from "./activity-timeline.module.css";
import { EntryIcon, hrefOfEntry } from "./timeline.tsx";
import { hasFailed, type TimelineEntry, timelineEntries } from "./timeline-entries.ts";

/** How many of each kind are read. */
const READ = 500;

type Kind = "all" | TimelineEntry["kind"];

/** Every login run and every exchange, newest first. */
export function ActivityTimeline() {
  const runs = useRead("login.list", { limit: READ }, { keepPrevious: true });
  const history = useRead("requests.history", { limit: READ }, { keepPrevious: true });
  const [kind, setKind] = useState<Kind>("all");
  const [failedOnly, setFailedOnly] = useState(false);
  const isNarrow = useNarrow();
  const [selected, setSelected] = useState<string>();
  const error = runs.error ?? history.error;
  const all = runs.data && history.data && timelineEntries(runs.data, history.data.exchanges);
  const shown = all?.filter(
    (entry) => (kind === "all" || entry.kind === kind) && (!failedOnly || hasFailed(entry)),
  );
  const clear = () => {
    setKind("all");
    setFailedOnly(false);
  };
  return (
    <>
      <LoadingBar active={Boolean(all) && (runs.isFetching || history.isFetching)} />
      <div className={styles.tools}>
        <SegmentedControl
          label="Kind"
          size="small"
          value={kind}
          choices={[
            { value: "all", label: "All" },
            { value: "login", label: "Logins" },
            { value: "exchange", label: "Requests" },
          ]}
          onChange={setKind}
        />
        <Switch checked={failedOnly} onChange={setFailedOnly}>
          Failed only
        </Switch>
        <span className={styles.counts}>
          {shown && all && countsOf(shown.length, all.length, history.data?.total)}
        </span>
      </div>
      {error && (
        <PaneNotice>
          <ErrorNotice
            error={errorOf(error)}
            title="The activity could not be read"
            action={
              <Button onClick={() => void Promise.all([runs.refetch(), history.refetch()])}>Try again</Button>
            }
          />
        </PaneNotice>
      )}
      {!all && !error && <Skeleton rows={15} />}
      {all?.length === 0 && (
        <EmptyState icon={IconActivity} title="Nothing has happened yet">
          Login runs and requests appear here.
        </EmptyState>
      )}
      {all && all.length > 0 && shown?.length === 0 && (
        <ListEmpty
          action={
            <Button size="small" onClick={clear}>
              Clear
            </Button>
          }
        >
          Nothing matches.
        </ListEmpty>
      )}
      {shown && shown.length > 0 && (
        <VirtualTable
          label="Activity"
          columns={columnsOf(isNarrow)}
          rowCount={shown.length}
          rowAt={(index) => shown[index]}
          keyOf={idOf}
          selectedKey={selected}
          onSelect={(entry) => setSelected(idOf(entry))}
          onOpen={(entry) => {
            location.hash = hrefOfEntry(entry);
          }}
        />
      )}
    </>
  );
}

const idOf = (entry: TimelineEntry): string => (entry.kind === "login" ? entry.run.id : entry.exchange.id);

const countsOf = (shown: number, read: number, exchanges: number | undefined): string => {
  const kept =
    (exchanges ?? 0) > READ ? `, the last ${READ} requests of ${exchanges?.toLocaleString("en")}` : "";
  return shown === read ? `${countWords(read, "entry", "entries")}${kept}` : `${shown} of ${read}${kept}`;
};

const columnsOf = (isNarrow: boolean): readonly Column<TimelineEntry>[] => [
  { id: "time", head: "Time", width: "72px", cell: (entry) => <TimeText at={entry.at} /> },
  {
    id: "what",
    head: "What",
    width: "minmax(0, 1.2fr)",
    cell: (entry) => (
      <span className={styles.what}>
        <EntryIcon entry={entry} />
        {entry.kind === "login" ? (
          <CutText text={runTitle(entry.run)} />
        ) : (
          <RequestText exchange={entry.exchange} />
        )}
      </span>
    ),
  },
  {
    id: "outcome",
    head: "Outcome",
    width: isNarrow ? "140px" : "minmax(0, 0.7fr)",
    cell: (entry) => (
      <span className={outcomeTone(entry)}>
        <CutText text={visibleText(outcomeOf(entry))} />
      </span>
    ),
  },
  {
    id: "who",
    head: "Who",
    width: "minmax(0, 0.6fr)",
    cell: (entry) => (
      <span className={text.second}>
        <CutText text={visibleText(whoOf(entry))} />
      </span>
    ),
  },
  {
    id: "took",
    head: "Time taken",
    width: "96px",
    align: "end",
    cell: (entry) => <span className={text.second}>{tookOf(entry)}</span>,
  },
];

const outcomeTone = (entry: TimelineEntry): string | undefined => {
  if (entry.kind === "login") return entry.run.state === "failed" ? text.bad : text.second;
  const tones = { failed: text.bad, warning: text.warn } as const;
  const status = statusOf(entry.exchange.status);
  return status in tones ? tones[status as keyof typeof tones] : text.second;
};

const outcomeOf = (entry: TimelineEntry): string => {
  if (entry.kind === "exchange")
    return entry.exchange.status === undefined ? "no answer" : statusWords(entry.exchange);
  const { run } = entry;
  const said = [run.error?.wire?.httpStatus, run.error?.wire?.error].filter(Boolean).join(" ");
  return run.state === "failed" ? said || (run.error?.message ?? "failed") : run.configurationAlias;
};

const whoOf = (entry: TimelineEntry): string =>
  entry.kind === "login" ? (runPerson(entry.run) ?? "") : entry.exchange.sentAs;

const tookOf = (entry: TimelineEntry): string => {
  if (entry.kind === "exchange") return formatDuration(entry.exchange.durationMs);
  const { startedAt, endedAt } = entry.run;
  return endedAt === undefined ? "under way" : formatDuration(endedAt - startedAt);
};
