import { useMemo } from "react";
import type { ExchangeBody } from "#shared/requests/exchange.ts";
import { CodeViewer, indentJson } from "../../ui/index.ts";
import { visibleText } from "../../words/index.ts";
import { type BodyKind, decodeBody } from "./body-kind.ts";
import styles from "./response-body.module.css";

interface BodyTextProps {
  readonly body: ExchangeBody;
  readonly kind: BodyKind;
  readonly isPretty: boolean;
  readonly wraps: boolean;
  readonly searches: number;
}

/** A body of up to 1 MiB as text; JSON that is none is shown as it came. */
export function BodyText({ body, kind, isPretty, wraps, searches }: BodyTextProps) {
  const { charset, language } = kind;
  const { text, isExact } = useMemo(() => decodeBody(body, charset), [body, charset]);
  const shown = useMemo(() => {
    const visible = visibleText(text, { lines: true });
    return isPretty ? (indentJson(visible) ?? visible) : visible;
  }, [text, isPretty]);
  return (
    <>
      {!isExact && (
        <p className={styles.note}>
          Not all of it is {(charset ?? "UTF-8").toUpperCase()}: what is not is shown as �. Hex has the bytes.
        </p>
      )}
      <CodeViewer label="Response body" text={shown} language={language} wraps={wraps} searches={searches} />
    </>
  );
}
