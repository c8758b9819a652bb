import { IconHistory } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import type { ExchangeSummary } from "#shared/requests/exchange.ts";
import { call, errorOf } from "../bridge/index.ts";
import { DetailPane, PageHead, PaneNotice } from "../frame/index.ts";
import { navigate, redirect } from "../routes.ts";
import { text } from "../theme/index.ts";
import {
  Button,
  type Column,
  CutText,
  EmptyState,
  ErrorNotice,
  formatBytes,
  formatDuration,
  Skeleton,
  SplitPane,
  TimeText,
  useNarrow,
  VirtualTable,
} from "../ui/index.ts";
import { countWords, visibleText } from "../words/index.ts";
import { StatusNumber } from "./exchanges/exchange-list.tsx";
import { useReplay } from "./exchanges/replay.tsx";
import { RequestText } from "./request-text.tsx";
import { routeOfPlace } from "./requests-place.ts";
import { ResponsePane } from "./response-pane.tsx";
import { useSending } from "./use-sending.ts";

const PAGE = 200;

/** Every exchange that is kept, newest first, with the one that is open below. */
export function HistoryDetail({ exchangeId }: { readonly exchangeId: string | undefined }) {
  const isNarrow = useNarrow();
  const pages = useInfiniteQuery({
    queryKey: ["requests.history", "pages"],
    queryFn: ({ pageParam }) =>
      call("requests.history", { limit: PAGE, ...(pageParam === "" ? {} : { after: pageParam }) }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });
  const rows = pages.data?.pages.flatMap((page) => page.exchanges);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  const onRange = useCallback(
    (_first: number, last: number) => {
      if (hasNextPage && !isFetchingNextPage && last >= (rows?.length ?? 0) - 1) void fetchNextPage();
    },
    [hasNextPage, isFetchingNextPage, fetchNextPage, rows?.length],
  );
  const sending = useSending();
  const shownId = exchangeId ?? rows?.[0]?.id;
  const replay = useReplay(sending, shownId, (exchange) =>
    redirect(routeOfPlace({ kind: "history", exchangeId: exchange.id })),
  );
  const total = pages.data?.pages[0]?.total;
  return (
    <DetailPane label="History">
      <PageHead
        title="History"
        subtitle={total === undefined ? undefined : countWords(total, "exchange")}
        onBack={() => navigate({ page: "requests" })}
        back="narrow"
      />
      {pages.error && (
        <PaneNotice>
          <ErrorNotice
            error={errorOf(pages.error)}
            title="The history could not be read"
            action={<Button onClick={() => void pages.refetch()}>Try again</Button>}
          />
        </PaneNotice>
      )}
      {pages.isPending && <Skeleton rows={12} />}
      {rows?.length === 0 && (
        <EmptyState icon={IconHistory} title="No exchange yet">
          Every request that is sent is kept here.
        </EmptyState>
      )}
      {rows && rows.length > 0 && (
        <SplitPane
          label="History and exchange"
          direction="rows"
          initialShare={50}
          first={
            <VirtualTable
              label="Exchanges"
              columns={columnsOf(isNarrow)}
              rowCount={total ?? rows.length}
              rowAt={(index) => rows[index]}
              keyOf={(exchange) => exchange.id}
              selectedKey={shownId}
              onSelect={(exchange) => redirect(routeOfPlace({ kind: "history", exchangeId: exchange.id }))}
              onRange={onRange}
            />
          }
          second={
            <ResponsePane
              exchangeId={shownId}
              underWay={sending.underWay}
              refusal={replay.refusal}
              onReplayAs={replay.ask}
              actions={replay.buttons}
              empty={undefined}
            />
          }
        />
      )}
      {replay.picker}
    </DetailPane>
  );
}

const columnsOf = (isNarrow: boolean): readonly Column<ExchangeSummary>[] => {
  const size: Column<ExchangeSummary> = {
    id: "size",
    head: "Size",
    width: "76px",
    align: "end",
    cell: (exchange) => <span className={text.second}>{formatBytes(exchange.sizeInBytes)}</span>,
  };
  return [
    { id: "time", head: "Time", width: "72px", cell: (exchange) => <TimeText at={exchange.startedAt} /> },
    { id: "status", head: "Status", width: "60px", cell: (exchange) => <StatusNumber exchange={exchange} /> },
    {
      id: "request",
      head: "Request",
      width: "minmax(0, 2fr)",
      cell: (exchange) => <RequestText exchange={exchange} />,
    },
    {
      id: "as",
      head: "Sent as",
      width: "minmax(0, 0.8fr)",
      cell: (exchange) => (
        <span className={text.second}>
          <CutText text={visibleText(exchange.sentAs)} />
        </span>
      ),
    },
    {
      id: "took",
      head: "Took",
      width: "72px",
      align: "end",
      cell: (exchange) => <span className={text.second}>{formatDuration(exchange.durationMs)}</span>,
    },
    ...(isNarrow ? [] : [size]),
  ];
};
