import { useRef, useState } from "react";
import type { ClientConfigurationSummary } from "#shared/configurations/client-configuration.ts";
import { useRead } from "../bridge/index.ts";
import {
  Button,
  ListBox,
  type ListBoxHandle,
  ListEmpty,
  type ListEntry,
  SearchField,
  SegmentedControl,
  Tag,
  useNarrow,
} from "../ui/index.ts";
import styles from "./configuration-list.module.css";
import { filterTags, listRow, presetShown, searchConfigurations } from "./list-row.ts";
import { PresetMark } from "./preset-mark.tsx";

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
  const tags = filterTags(all);
  const [chosen, setChosen] = useRememberedTag();
  // A tag that nothing has any more filters nothing.
  const tag = tags.some((each) => each.tag === chosen) ? chosen : "";
  const shown = searchConfigurations(all, text).filter((each) => tag === "" || each.tags.includes(tag));
  return (
    <>
      <div className={styles.tools}>
        <SearchField
          label="Alias, issuer or client ID"
          value={text}
          onChange={setText}
          onEnterList={() => list.current?.focus()}
        />
        {tags.length > 0 && (
          <SegmentedControl
            label="Tag"
            size="small"
            value={tag}
            choices={[
              { value: "", label: `All ${String(all.length)}` },
              ...tags.map((each) => ({
                value: each.tag,
                label: `${shortTag(each.tag)} ${String(each.count)}`,
              })),
            ]}
            onChange={setChosen}
          />
        )}
      </div>
      {shown.length === 0 ? (
        <ListEmpty
          action={
            <Button
              size="small"
              onClick={() => {
                setText("");
                setChosen("");
              }}
            >
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

const MAX_TAG_LENGTH = 9;

/** Four of them share the width of the list. */
const shortTag = (tag: string): string =>
  tag.length > MAX_TAG_LENGTH ? `${tag.slice(0, MAX_TAG_LENGTH - 1)}…` : tag;

const TAG_KEY = "workbench.configurations.tag";

/** The tag that was filtered by last, also after the window was closed. */
const useRememberedTag = (): readonly [string, (tag: string) => void] => {
  const [tag, setTag] = useState(() => localStorage.getItem(TAG_KEY) ?? "");
  const choose = (next: string) => {
    localStorage.setItem(TAG_KEY, next);
    setTag(next);
  };
  return [tag, choose];
};

function entryOf(summary: ClientConfigurationSummary, isDemoOff: boolean): ListEntry {
  const row = listRow(summary, isDemoOff);
  return {
    id: summary.id,
    title: summary.alias,
    mark: <PresetMark preset={presetShown(summary)} />,
    status: row.status,
    statusLabel: row.statusWords,
    line: row.line,
    end: summary.tags[0] === undefined ? undefined : <Tag>{summary.tags[0]}</Tag>,
  };
}
