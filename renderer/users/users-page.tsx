import { IconUsers } from "@tabler/icons-react";
import { useRef, useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import { DetailPane, PageHead, PaneNotice } from "../frame/index.ts";
import { navigate, redirect } from "../routes.ts";
import { Button, EmptyState, ErrorNotice, ListEmpty, SearchField, Skeleton, useNarrow } from "../ui/index.ts";
import { useSettled } from "../words/index.ts";
import { ExportButton, ExportProblem, useUserExport } from "./export-button.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { SelectionSide } from "./selection-side.tsx";
import { useImportUsers } from "./use-import-users.tsx";
import { useUserMarks } from "./use-user-marks.ts";
import { type LoadedUsers, useUserRows } from "./use-user-rows.ts";
import { filterOf, useListChoice } from "./user-filters.ts";
import { UserSide } from "./user-side.tsx";
import { matchingWords, UserTable } from "./user-table.tsx";
import styles from "./users-page.module.css";

/** Typing and moving are followed after this time. */
const SETTLE_MS = 80;

interface UsersPageProps {
  /** The user that is open. */
  readonly id: string | undefined;
}

/** All provisioned users: one among a million while typing, and everything about the one that is open. */
export function UsersPage({ id }: UsersPageProps) {
  const [text, setText] = useState("");
  const [{ filters, sort }, setChoice] = useListChoice();
  const filter = filterOf(useSettled(text, SETTLE_MS), filters, Date.now());
  const pages = useUserRows({ ...filter, sort });
  const importing = useImportUsers();
  const isNarrow = useNarrow();
  const table = useRef<HTMLDivElement>(null);
  const [showsMarked, setShowsMarked] = useState(false);
  const [movedTo, setMovedTo] = useState<string>();
  const { loaded } = pages;
  const { marks, selection, count, clear } = useUserMarks(filter, loaded);
  const exporting = useUserExport();
  const firstId = useFirstId(loaded);
  const openId = id ?? (isNarrow ? undefined : firstId);
  const shownId = useSettled(openId, SETTLE_MS);
  const enterTable = () => table.current?.querySelector<HTMLElement>('[role="row"][tabindex="0"]')?.focus();
  const showAll = () => {
    setText("");
    setChoice({ filters: {} });
  };
  const isNarrowed = text !== "" || Object.values(filters).some((value) => value !== undefined);

  if (loaded?.total === 0) return <NoUsers importing={importing} />;
  return (
    <div className={styles.page}>
      <DetailPane label="Users">
        <PageHead
          title="Users"
          subtitle={countsOf(loaded)}
          loading={pages.isLoading && Boolean(loaded)}
          actions={[importing.action]}
          primary={
            <ExportButton
              state={exporting}
              selection={{ filter, except: [] }}
              disabled={!loaded?.matching}
              size="medium"
            />
          }
        />
        <div className={styles.tools}>
          <SearchField label="Name or email" value={text} onChange={setText} onEnterList={enterTable} />
          <FilterBar
            filters={filters}
            isNarrowed={isNarrowed}
            onChange={(next) => setChoice({ filters: next })}
            onClear={showAll}
          />
        </div>
        {exporting.error && (
          <PaneNotice>
            <ExportProblem state={exporting} />
          </PaneNotice>
        )}
        {pages.error && <UsersUnread error={pages.error} onRetry={() => void pages.refresh()} />}
        {!loaded && !pages.error && <Skeleton rows={20} />}
        {loaded?.matching === 0 && (
          <ListEmpty
            action={
              <Button size="small" onClick={showAll}>
                Clear
              </Button>
            }
          >
            No user matches.
          </ListEmpty>
        )}
        {loaded && loaded.matching > 0 && (
          <div ref={table} className={styles.table}>
            <UserTable
              loaded={loaded}
              sort={sort}
              onSort={(next) => setChoice({ sort: next })}
              marks={marks}
              markedCount={count}
              onShowMarked={isNarrow ? () => setShowsMarked(true) : undefined}
              selectedId={isNarrow ? (movedTo ?? id) : openId}
              onWant={pages.want}
              onSelect={(user) => (isNarrow ? setMovedTo(user.id) : redirect({ page: "users", id: user.id }))}
              onOpen={(user) => isNarrow && navigate({ page: "users", id: user.id })}
            />
          </div>
        )}
      </DetailPane>
      {selection && count !== 0 && (!isNarrow || showsMarked) ? (
        <SelectionSide
          selection={selection}
          count={count}
          onClear={clear}
          onClose={isNarrow ? () => setShowsMarked(false) : clear}
        />
      ) : (
        openId !== undefined &&
        shownId !== undefined && (
          <UserSide id={shownId} onClose={isNarrow ? () => navigate({ page: "users" }) : undefined} />
        )
      )}
      {importing.dialog}
    </div>
  );
}

/** The user on top of the list, also while only rows far below are loaded. */
const useFirstId = (loaded: LoadedUsers | undefined): string | undefined => {
  const [known, setKnown] = useState<string>();
  const found = loaded?.rowAt(0)?.id;
  if (found !== undefined && found !== known) setKnown(found);
  return loaded?.matching === 0 ? undefined : (found ?? known);
};

function UsersUnread({ error, onRetry }: { readonly error: AppError; readonly onRetry: () => void }) {
  return (
    <PaneNotice>
      <ErrorNotice
        error={error}
        title="The users could not be read"
        action={<Button onClick={onRetry}>Try again</Button>}
      />
    </PaneNotice>
  );
}

const countsOf = (loaded: ReturnType<typeof useUserRows>["loaded"]): string | undefined => {
  if (!loaded) return undefined;
  const { matching, matchesMore, total, tookMs } = loaded;
  const count = total.toLocaleString("en");
  const found = matchingWords(matching, matchesMore);
  return `${matching === total ? count : `${found} of ${count}`} · ${Math.round(tookMs)} ms`;
};

function NoUsers({ importing }: { readonly importing: ReturnType<typeof useImportUsers> }) {
  return (
    <DetailPane label="Users">
      <PageHead title="Users" actions={[importing.action]} />
      <EmptyState
        icon={IconUsers}
        title="No users yet"
        action={<Button onClick={() => navigate({ page: "configurations" })}>Open configurations</Button>}
      >
        A login creates one; others come from a file.
      </EmptyState>
      {importing.dialog}
    </DetailPane>
  );
}
