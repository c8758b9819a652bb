import { IconHistory } from "@tabler/icons-react";
import { useRef, useState } from "react";
import type { ExchangeSummary } from "#shared/requests/exchange.ts";
import { useRead } from "../../bridge/index.ts";
import { DetailPane, PageHead, PaneNotice } from "../../frame/index.ts";
import { hrefOf, navigate, redirect } from "../../routes.ts";
import { Button, EmptyState, ErrorNotice, ListEmpty, Skeleton, SplitPane } from "../../ui/index.ts";
import { countWords, useSettled } from "../../words/index.ts";
import { CompareButton } from "../exchanges/compare-button.tsx";
import { type Replay, useReplay } from "../exchanges/replay.tsx";
import { useExportExchanges } from "../interchange/index.ts";
import { routeOfPlace } from "../requests-place.ts";
import { ResponsePane } from "../response-pane.tsx";
import { type Sending, useSending } from "../use-sending.ts";
import { DeleteExchangesQuestion, useDeleteExchanges } from "./delete-exchanges.tsx";
import { isNarrowed, keepFilter, lastFilter, noFilter, queryOf } from "./history-filter.ts";
import { HistoryTable } from "./history-table.tsx";
import { HistoryTools } from "./history-tools.tsx";
import { useExchangeMarks } from "./use-exchange-marks.ts";
import { totalWords, useExchangePages } from "./use-exchange-pages.ts";

/** Typing is followed after this time. */
const SETTLE_MS = 80;

/** Every exchange that is kept, newest first, searched and filtered, with the one that is open below. */
export function HistoryDetail({ exchangeId }: { readonly exchangeId: string | undefined }) {
  const { filter, setFilter, pages, marking, deleting, place } = useHistory();
  const { loaded } = pages;
  const shownId = exchangeId ?? loaded?.rows[0]?.id;
  const show = ({ id }: { readonly id: string }) =>
    redirect(routeOfPlace({ kind: "history", exchangeId: id }));
  const sending = useSending();
  const replay = useReplay(sending, shownId, show);
  const hasRows = loaded !== undefined && loaded.rows.length > 0;
  const exporting = useExportExchanges();
  // Those that are marked, else what is listed.
  const toExport = marking.chosen.length > 0 ? marking.chosen : (loaded?.rows ?? []);
  return (
    <DetailPane label="History">
      <PageHead
        title="History"
        subtitle={loaded && <Subtitle total={loaded.matching} hasMore={loaded.hasMore} />}
        onBack={() => navigate({ page: "requests" })}
        back="narrow"
        loading={pages.isLoading && loaded !== undefined}
        actions={[
          {
            label: "Export",
            busy: exporting.isBusy,
            disabled: !hasRows,
            onSelect: () => void exporting.write(toExport.map(({ id }) => id)),
          },
        ]}
      />
      {exporting.error && (
        <PaneNotice>
          <ErrorNotice error={exporting.error} title="The exchanges were not exported" />
        </PaneNotice>
      )}
      <HistoryTools
        filter={filter}
        onChange={setFilter}
        onEnterList={() => place.current?.querySelector<HTMLElement>('[role="row"][tabindex="0"]')?.focus()}
      />
      {pages.error && (
        <PaneNotice>
          <ErrorNotice
            error={pages.error}
            title="The history could not be read"
            action={<Button onClick={() => void pages.refresh()}>Try again</Button>}
          />
        </PaneNotice>
      )}
      {deleting.error && (
        <PaneNotice>
          <ErrorNotice error={deleting.error} title="Not everything was deleted" />
        </PaneNotice>
      )}
      {!loaded && !pages.error && <Skeleton rows={12} />}
      {hasRows && (
        <SplitPane
          label="History and exchange"
          direction="rows"
          initialShare={50}
          first={
            <HistoryTable
              ref={place}
              loaded={loaded}
              marking={marking}
              deleting={deleting}
              shownId={shownId}
              onShow={(exchange) => {
                replay.clearRefusal();
                show(exchange);
              }}
              onWant={pages.want}
            />
          }
          second={
            <Shown
              rows={loaded.rows}
              shownId={shownId}
              marked={marking.chosen}
              sending={sending}
              replay={replay}
            />
          }
        />
      )}
      {loaded && !hasRows && (
        <NoExchange isFiltered={isNarrowed(filter)} onClear={() => setFilter(noFilter)} />
      )}
      <DeleteExchangesQuestion state={deleting} />
    </DetailPane>
  );
}

const useHistory = () => {
  const [filter, setFilterState] = useState(lastFilter);
  const setFilter = (next: typeof filter) => {
    keepFilter(next);
    setFilterState(next);
  };
  const query = queryOf({ ...filter, text: useSettled(filter.text, SETTLE_MS) }, Date.now());
  const pages = useExchangePages(query);
  const marking = useExchangeMarks(query, pages.loaded);
  const deleting = useDeleteExchanges(marking.clear);
  const place = useRef<HTMLDivElement>(null);
  return { filter, setFilter, pages, marking, deleting, place };
};

/** How many there are, and for how long they are kept. */
function Subtitle({ total, hasMore }: { readonly total: number; readonly hasMore: boolean }) {
  const days = useRead("settings.get", undefined).data?.retentionInDays;
  return (
    <>
      {hasMore ? `${totalWords(total, hasMore)} exchanges` : countWords(total, "exchange")}
      {days !== undefined && (
        <>
          {" · "}
          <a href={hrefOf({ page: "settings" })}>kept {countWords(days, "day")}</a>
        </>
      )}
    </>
  );
}

interface ShownProps {
  readonly rows: readonly ExchangeSummary[];
  readonly shownId: string | undefined;
  readonly marked: readonly ExchangeSummary[];
  readonly sending: Sending;
  readonly replay: Replay;
}

/** The exchange that is open, with what can be done with it. */
function Shown({ rows, shownId, marked, sending, replay }: ShownProps) {
  const shown = rows.find(({ id }) => id === shownId);
  // Without marks it is compared with the sending of the same request before it.
  const comparable =
    marked.length > 0
      ? [...new Map([...marked, ...(shown ? [shown] : [])].map((each) => [each.id, each])).values()]
      : rows.filter((each) => each.method === shown?.method && each.url === shown.url);
  return (
    <>
      <ResponsePane
        exchangeId={shownId}
        underWay={sending.underWay}
        refusal={replay.refusal}
        onReplayAs={replay.ask}
        actions={
          <>
            {replay.buttons}
            <CompareButton exchanges={comparable} marked={marked.map(({ id }) => id)} shownId={shownId} />
          </>
        }
        empty={undefined}
      />
      {replay.picker}
    </>
  );
}

function NoExchange({ isFiltered, onClear }: { readonly isFiltered: boolean; readonly onClear: () => void }) {
  if (!isFiltered)
    return (
      <EmptyState icon={IconHistory} title="No exchange yet">
        Every request that is sent is kept here.
      </EmptyState>
    );
  return (
    <ListEmpty
      action={
        <Button size="small" onClick={onClear}>
          Clear
        </Button>
      }
    >
      No exchange matches.
    </ListEmpty>
  );
}
