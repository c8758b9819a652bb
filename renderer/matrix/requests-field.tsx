import { useMemo, useState } from "react";
import type { SavedRequest } from "#shared/requests/request-draft.ts";
import type { RequestFolder } from "#shared/requests/request-folder.ts";
import { text } from "../theme/index.ts";
import { Button, Checkbox, classNames, ListEmpty, SearchField } from "../ui/index.ts";
import { countWords, Untrusted, visibleText } from "../words/index.ts";
import { requestsWithin } from "./matrix-draft.ts";
import styles from "./matrix-editor.module.css";

interface RequestsFieldProps {
  /** Ids of the chosen ones, in the order of the matrix's rows. */
  readonly chosen: readonly string[];
  readonly folders: readonly RequestFolder[];
  readonly requests: readonly SavedRequest[];
  readonly onChange: (requestIds: string[]) => void;
}

/** Which saved requests are the rows; they stand in the order of the list of requests. */
export function RequestsField({ chosen, folders, requests, onChange }: RequestsFieldProps) {
  const [typed, setTyped] = useState("");
  const inOrder = useMemo(() => requestsWithin(undefined, folders, requests), [folders, requests]);
  const pathOf = useMemo(() => pathsOf(folders), [folders]);
  const sought = typed.trim().toLowerCase();
  const found = inOrder.filter((request) =>
    `${request.name} ${request.url} ${pathOf(request.folderId)}`.toLowerCase().includes(sought),
  );
  const isChosen = new Set(chosen);
  const choose = (ids: ReadonlySet<string>) =>
    onChange(inOrder.map(({ id }) => id).filter((id) => ids.has(id)));
  const set = (id: string, on: boolean) => {
    const next = new Set(isChosen);
    if (on) next.add(id);
    else next.delete(id);
    choose(next);
  };
  const areAllChosen = found.every(({ id }) => isChosen.has(id));
  if (inOrder.length === 0)
    return <ListEmpty>Save a request first: the matrix sends saved requests.</ListEmpty>;
  return (
    <div className={styles.requests}>
      <div className={styles.tools}>
        <SearchField label="Name or URL" value={typed} onChange={setTyped} />
        <Button
          size="small"
          onClick={() =>
            choose(
              areAllChosen
                ? new Set(chosen.filter((id) => !found.some((request) => request.id === id)))
                : new Set([...chosen, ...found.map(({ id }) => id)]),
            )
          }
        >
          {areAllChosen ? "Choose none" : "Choose all"}
        </Button>
        <span className={text.third}>{countWords(chosen.length, "request")} chosen</span>
      </div>
      <div className={styles.checks}>
        {found.map((request) => (
          <Checkbox
            key={request.id}
            checked={isChosen.has(request.id)}
            onChange={(on) => set(request.id, on)}
          >
            <span className={styles.method}>{request.method}</span>
            <span className={text.cut}>
              <Untrusted text={request.name} />
            </span>
            <span className={classNames(text.cut, text.third)}>{visibleText(pathOf(request.folderId))}</span>
          </Checkbox>
        ))}
        {found.length === 0 && <ListEmpty>No request matches.</ListEmpty>}
      </div>
    </div>
  );
}

/** Says in which folders something is: `Orders API › Admin`. */
const pathsOf = (folders: readonly RequestFolder[]): ((folderId: string | undefined) => string) => {
  const byId = new Map(folders.map((folder) => [folder.id, folder]));
  const pathOf = (folderId: string | undefined): string => {
    const folder = folderId === undefined ? undefined : byId.get(folderId);
    if (folder === undefined) return "";
    const outer = pathOf(folder.parentId);
    return outer === "" ? folder.name : `${outer} › ${folder.name}`;
  };
  return pathOf;
};
