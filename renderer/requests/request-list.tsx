import { IconHistory } from "@tabler/icons-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { text as textStyles } from "../theme/index.ts";
import { Button, classNames, Icon, type ListBoxHandle, ListEmpty, SearchField } from "../ui/index.ts";
import { isUnsaved, useDrafts } from "./drafts.ts";
import styles from "./request-list.module.css";
import type { RequestsPlace } from "./requests-place.ts";
import { hasFolderChoice, setFoldersOpen, useOpenFolders } from "./tree/open-folders.ts";
import { RequestTree, type TreeHandlers } from "./tree/request-tree.tsx";
import type { TreeParts } from "./tree/tree-places.ts";
import { folderPath, treeRows } from "./tree/tree-rows.ts";
import { EnvironmentChooser } from "./variables/environment-chooser.tsx";

interface RequestListProps extends TreeHandlers {
  readonly parts: TreeParts;
  readonly place: RequestsPlace | undefined;
  readonly historyCount: string | undefined;
  readonly follows: boolean;
  readonly renamingId: string | undefined;
  readonly onRenaming: (id: string | undefined) => void;
  readonly onGo: (place: RequestsPlace) => void;
}

/** Collections with their requests, found by name or URL, below the environment; the history at the foot. */
export function RequestList({ parts, place, historyCount, onGo, ...tree }: RequestListProps) {
  const { folders, requests } = parts;
  const [typed, setTyped] = useState("");
  const list = useRef<ListBoxHandle>(null);
  const open = useOpenFolders();
  const drafts = useDrafts();
  const shownId = place?.kind === "saved" || place?.kind === "folder" ? place.id : undefined;
  useUnfolded(parts, shownId);
  const rows = useMemo(() => treeRows({ folders, requests, open, typed }), [folders, requests, open, typed]);
  const unsaved = useMemo(
    () => new Set(requests.filter((saved) => isUnsaved(drafts.get(saved.id), saved)).map(({ id }) => id)),
    [requests, drafts],
  );
  const isEmpty = requests.length + folders.length === 0;
  return (
    <>
      <div className={styles.tools}>
        <SearchField
          label="Name or URL"
          value={typed}
          onChange={setTyped}
          onEnterList={() => list.current?.focus()}
        />
        <EnvironmentChooser onEdit={() => onGo({ kind: "environments" })} />
      </div>
      {rows.length > 0 ? (
        <RequestTree ref={list} rows={rows} parts={parts} shownId={shownId} unsaved={unsaved} {...tree} />
      ) : (
        <div className={styles.empty}>
          {isEmpty ? (
            <ListEmpty>No saved request yet. Send one, then Save keeps it here.</ListEmpty>
          ) : (
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
        </div>
      )}
      <button
        type="button"
        className={styles.history}
        aria-current={place?.kind === "history" || place?.kind === "comparison" ? "true" : undefined}
        onClick={() => onGo({ kind: "history" })}
      >
        <Icon of={IconHistory} size={14} />
        <span className={textStyles.grow}>History</span>
        {historyCount !== undefined && historyCount !== "0" && (
          <span className={classNames(textStyles.small, textStyles.third)}>{historyCount}</span>
        )}
      </button>
    </>
  );
}

/** Few requests are all seen at the first look; of many, the collections. */
const SEEN_AT_ONCE = 50;

/** What is shown in the detail is in sight in the tree, whichever way it was come to. */
const useUnfolded = ({ folders, requests }: TreeParts, shownId: string | undefined): void => {
  const isFirstLook = !hasFolderChoice() && folders.length > 0 && requests.length <= SEEN_AT_ONCE;
  useEffect(() => {
    if (!isFirstLook) return;
    setFoldersOpen(
      folders.map(({ id }) => id),
      true,
    );
  }, [isFirstLook, folders]);
  const folderId =
    requests.find(({ id }) => id === shownId)?.folderId ?? folders.find(({ id }) => id === shownId)?.parentId;
  const around = folderPath(folders, folderId).map(({ id }) => id);
  const key = around.join();
  // Only when another one is shown: what is folded by hand stays folded.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the folders' ids
  useEffect(() => {
    if (shownId !== undefined && around.length > 0) setFoldersOpen(around, true);
  }, [shownId, key]);
};
