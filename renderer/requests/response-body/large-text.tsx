import { IconChevronDown, IconChevronUp, IconSearch } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import type { BodyMatches, BodyView } from "#shared/requests/response-body.ts";
import { ErrorNotice, formatCount, IconButton, LoadingBar, RowScroller, TextInput } from "../../ui/index.ts";
import { visibleText } from "../../words/index.ts";
import styles from "./response-body.module.css";
import { useBodyRows } from "./use-body-rows.ts";
import { useBodySearch } from "./use-body-search.ts";

interface LargeTextProps {
  readonly exchangeId: string;
  readonly view: BodyView;
}

/** A large body as rows, of which only those in sight are read. */
export function LargeText({ exchangeId, view }: LargeTextProps) {
  const { total, error, rowAt, want } = useBodyRows(exchangeId, view);
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const found = useBodySearch(exchangeId, view, text);
  useEffect(() => want(0, 0), [want]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each search begins at its first match
  useEffect(() => setAt(0), [found]);
  const match = found?.matches[at];
  const go = (by: number) => {
    const count = found?.matches.length ?? 0;
    if (count > 0) setAt((at + by + count) % count);
  };
  if (error) return <ErrorNotice error={error} title="The body could not be read" />;
  return (
    <>
      <LoadingBar active={total === undefined || (text !== "" && found === undefined)} />
      <search className={styles.search}>
        <span className={styles.field}>
          <TextInput
            role="searchbox"
            label="Find in the body"
            placeholder="Find in the body"
            size="small"
            icon={IconSearch}
            value={text}
            onChange={setText}
            onKeyDown={(event) => {
              if (event.key === "Enter") go(event.shiftKey ? -1 : 1);
              if (event.key === "Escape" && text !== "") {
                event.preventDefault();
                setText("");
              }
            }}
          />
        </span>
        <span className={styles.facts} role="status">
          {text !== "" && wordsOf(found, at)}
        </span>
        <IconButton size="small" icon={IconChevronUp} label="The match before" onClick={() => go(-1)} />
        <IconButton size="small" icon={IconChevronDown} label="The next match" onClick={() => go(1)} />
        <span className={styles.space} />
        <span className={styles.facts}>
          {total === undefined ? "Reading…" : `${formatCount(total)} rows`}
        </span>
      </search>
      <RowScroller
        label="Response body"
        total={total ?? 0}
        onSight={want}
        goTo={match}
        row={(index) => {
          const row = rowAt(index);
          if (row === undefined) return <span className={styles.waiting}>…</span>;
          return (
            <>
              {marked(visibleText(row.text), text, match?.row === index)}
              {row.isContinued && <span className={styles.waiting}> ↵</span>}
            </>
          );
        }}
      />
    </>
  );
}

const wordsOf = (found: BodyMatches | undefined, at: number): string => {
  if (found === undefined) return "Searching…";
  const count = found.matches.length;
  if (count === 0) return "Not found";
  return `${formatCount(at + 1)} of ${formatCount(count)}${found.isComplete ? "" : "+"}`;
};

/** A row with what is searched marked in it. */
const marked = (row: string, text: string, isCurrent: boolean) => {
  if (text === "") return row;
  const parts = [];
  const [lower, wanted] = [row.toLowerCase(), text.toLowerCase()];
  let end = 0;
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, end)) {
    parts.push(
      row.slice(end, at),
      <mark key={at} className={isCurrent ? styles.current : styles.match}>
        {row.slice(at, at + wanted.length)}
      </mark>,
    );
    end = at + wanted.length;
  }
  parts.push(row.slice(end));
  return parts;
};
