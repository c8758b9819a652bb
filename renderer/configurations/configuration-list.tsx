import { IconFingerprint, IconFlask } from "@tabler/icons-react";
import { useRef, useState } from "react";
import type { ClientConfigurationSummary } from "#shared/configurations/client-configuration.ts";
import { useRead } from "../bridge/index.ts";
import {
  Button,
  ListBox,
  type ListBoxHandle,
  ListEmpty,
  type ListEntry,
  Mark,
  SearchField,
  Tag,
  useNarrow,
} from "../ui/index.ts";
import styles from "./configuration-list.module.css";
import { isDemo, listRow, searchConfigurations } from "./list-row.ts";

interface ConfigurationListProps {
  readonly all: readonly ClientConfigurationSummary[];
  readonly selectedId: string | undefined;
  /** Opens a configuration. */
  readonly onOpen: (id: string) => void;
}

/** The configurations with what stands between each and a login, under a search field. */
export function ConfigurationList({ all, selectedId, onOpen }: ConfigurationListProps) {
  const [text, setText] = useState("");
  const [markedId, setMarkedId] = useState<string>();
  const isNarrow = useNarrow();
  const list = useRef<ListBoxHandle>(null);
  const isDemoOff = useRead("demo.status", undefined).data?.state === "off";
  const shown = searchConfigurations(all, text);
  return (
    <>
      <div className={styles.tools}>
        <SearchField
          label="Alias, issuer or client ID"
          value={text}
          onChange={setText}
          onEnterList={() => list.current?.focus()}
        />
      </div>
      {shown.length === 0 ? (
        <ListEmpty
          action={
            <Button size="small" onClick={() => setText("")}>
              Clear
            </Button>
          }
        >
          No configuration matches
        </ListEmpty>
      ) : (
        <ListBox
          ref={list}
          label="Configurations"
          entries={shown.map((summary) => entryOf(summary, isDemoOff))}
          // Where the detail would take the list's place, arrows only mark; Enter opens.
          selectedId={isNarrow ? markedId : selectedId}
          onSelect={isNarrow ? setMarkedId : onOpen}
          onOpen={isNarrow ? onOpen : undefined}
        />
      )}
    </>
  );
}

function entryOf(summary: ClientConfigurationSummary, isDemoOff: boolean): ListEntry {
  const row = listRow(summary, isDemoOff);
  return {
    id: summary.id,
    title: summary.alias,
    mark: <Mark icon={isDemo(summary) ? IconFlask : IconFingerprint} />,
    status: row.status,
    statusLabel: row.statusWords,
    line: row.line,
    end: summary.tags[0] === undefined ? undefined : <Tag>{summary.tags[0]}</Tag>,
  };
}
