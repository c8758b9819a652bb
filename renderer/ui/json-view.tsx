import { type CSSProperties, Fragment, type ReactNode, useMemo, useState } from "react";
import { Button } from "./button.tsx";
import { formatBytes } from "./format.ts";
import { indentJson } from "./indent-json.ts";
import styles from "./json-view.module.css";

/** More than this is first shown in part: a million characters must not hold the window up. */
const SHOWN_AT_FIRST = 100_000;
/** Lines that are laid out together; blocks out of sight cost nothing. */
const BLOCK_LINES = 200;

interface JsonViewProps {
  /** Name for a screen reader: "Response body". */
  readonly label: string;
  /** JSON as text, formatted when it can be parsed and shown as it is when not. */
  readonly text: string;
  readonly lineNumbers?: boolean;
}

/** Formatted JSON with tinted names and values. Other text is shown as it is. */
export function JsonView({ label, text, lineNumbers = true }: JsonViewProps) {
  const [isAll, setIsAll] = useState(false);
  const formatted = useMemo(() => formatJson(text), [text]);
  const shown = isAll ? formatted.text : formatted.text.slice(0, SHOWN_AT_FIRST);
  const blocks = useMemo(() => blocksOf(shown), [shown]);
  const digits = String(blocks.length * BLOCK_LINES).length;
  const isCut = shown.length < formatted.text.length;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className={styles.view} aria-label={label} tabIndex={0}>
      <div className={styles.content} style={{ "--digits": `${String(digits)}ch` } as CSSProperties}>
        {blocks.map((lines, index) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: blocks never move
            key={index}
            className={styles.block}
            style={{ containIntrinsicBlockSize: `auto ${String(lines.length * 20)}px` }}
          >
            {lineNumbers && (
              <pre className={styles.gutter} aria-hidden="true">
                {numbersOf(index * BLOCK_LINES, lines.length)}
              </pre>
            )}
            <pre className={styles.text}>
              {/* Tint is for what was asked to be seen at first; the rest comes plain, and at once. */}
              {formatted.isJson && !isAll ? tint(lines.join("\n")) : lines.join("\n")}
            </pre>
          </div>
        ))}
      </div>
      {isCut && (
        <div className={styles.more}>
          <span>
            {formatBytes(shown.length)} of {formatBytes(formatted.text.length)}
          </span>
          <Button size="small" onClick={() => setIsAll(true)}>
            Show all
          </Button>
        </div>
      )}
    </section>
  );
}

/** Not JSON is no failure here: a body is shown as it came. */
function formatJson(text: string): { readonly text: string; readonly isJson: boolean } {
  const indented = indentJson(text);
  return { text: indented ?? text, isJson: indented !== undefined };
}

function blocksOf(text: string): readonly (readonly string[])[] {
  const lines = text.split("\n");
  return Array.from({ length: Math.ceil(lines.length / BLOCK_LINES) }, (_, index) =>
    lines.slice(index * BLOCK_LINES, (index + 1) * BLOCK_LINES),
  );
}

function numbersOf(before: number, count: number): string {
  return Array.from({ length: count }, (_, index) => before + index + 1).join("\n");
}

const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gu;

function tint(text: string): ReactNode[] {
  const parts: ReactNode[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [all, string, colon] = match;
    const word = colon === undefined ? all : (string ?? all);
    const kind = colon !== undefined ? "name" : string === undefined ? "atom" : "string";
    parts.push(
      <Fragment key={match.index}>
        {text.slice(end, match.index)}
        <span className={styles[kind]}>{word}</span>
      </Fragment>,
    );
    end = match.index + word.length;
  }
  parts.push(text.slice(end));
  return parts;
}
