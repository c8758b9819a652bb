import { IconHistory } from "@tabler/icons-react";
import { useRef, useState } from "react";
import type { SavedRequest } from "#shared/requests/request-draft.ts";
import { text as textStyles } from "../theme/index.ts";
import {
  Button,
  classNames,
  Icon,
  type ListBoxHandle,
  ListEmpty,
  SearchField,
  StatusIcon,
} from "../ui/index.ts";
import { RowList } from "../ui/row-list.tsx";
import { visibleText } from "../words/index.ts";
import { StatusNumber } from "./exchange-list.tsx";
import styles from "./request-list.module.css";
import type { RequestsPlace } from "./requests-place.ts";
import { searchRequests } from "./search-requests.ts";

interface RequestListProps {
  readonly all: readonly SavedRequest[];
  readonly place: RequestsPlace | undefined;
  readonly historyCount: number | undefined;
  readonly onGo: (place: RequestsPlace) => void;
}

/** The saved requests with their last status, found by name or URL, and the history. */
export function RequestList({ all, place, historyCount, onGo }: RequestListProps) {
  const [typed, setTyped] = useState("");
  const list = useRef<ListBoxHandle>(null);
  const shown = searchRequests(all, typed);
  return (
    <>
      <div className={styles.search}>
        <SearchField
          label="Name or URL"
          value={typed}
          onChange={setTyped}
          onEnterList={() => list.current?.focus()}
        />
      </div>
      <div className={styles.scrolling}>
        {all.length === 0 && <ListEmpty>No saved request yet. Send one, then Save keeps it here.</ListEmpty>}
        {all.length > 0 && shown.length === 0 && (
          <ListEmpty
            action={
              <Button size="small" onClick={() => setTyped("")}>
                Clear
              </Button>
            }
          >
            No request matches.
          </ListEmpty>
        )}
        {shown.length > 0 && (
          <RowList
            ref={list}
            label="Saved requests"
            rows={shown}
            keyOf={(request) => request.id}
            selectedKey={place?.kind === "saved" ? place.id : undefined}
            onSelect={(request) => onGo({ kind: "saved", id: request.id })}
            rowClass={() => styles.row}
          >
            {(request) => (
              <>
                <span className={styles.method}>{request.method}</span>
                <span
                  className={classNames(textStyles.cut, styles.name)}
                  data-tooltip={visibleText(request.name)}
                  data-tooltip-when-cut=""
                >
                  {visibleText(request.name)}
                </span>
                {request.unreadable && <StatusIcon status="warning" label="Can't be read" size={14} />}
                {request.lastStatus !== undefined && (
                  <span className={textStyles.small}>
                    <StatusNumber exchange={{ status: request.lastStatus }} />
                  </span>
                )}
              </>
            )}
          </RowList>
        )}
      </div>
      <button
        type="button"
        className={styles.history}
        aria-current={place?.kind === "history" ? "true" : undefined}
        onClick={() => onGo({ kind: "history" })}
      >
        <Icon of={IconHistory} size={14} />
        <span className={textStyles.grow}>History</span>
        {historyCount !== undefined && historyCount > 0 && (
          <span className={classNames(textStyles.small, textStyles.third)}>
            {historyCount.toLocaleString("en")}
          </span>
        )}
      </button>
    </>
  );
}
