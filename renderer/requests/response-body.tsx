import { useMemo } from "react";
import type { Exchange } from "#shared/requests/exchange.ts";
import { text as textStyles } from "../theme/index.ts";
import { classNames, formatBytes, JsonView } from "../ui/index.ts";
import { visibleText } from "../words/index.ts";
import styles from "./response-body.module.css";

type Response = NonNullable<Exchange["response"]>;

interface ResponseBodyProps {
  readonly response: Response;
  readonly sizeInBytes: number;
}

/** A response's body: JSON laid out, any other text as it came, and a word about bytes that are no text. */
export function ResponseBody({ response: { body, mediaType }, sizeInBytes }: ResponseBodyProps) {
  const text = useMemo(() => visibleText(body.content, { lines: true }), [body.content]);
  if (body.content === "") return <p className={styles.note}>The response has no body.</p>;
  if (body.encoding === "base64")
    return (
      <div className={styles.binary}>
        <p className={classNames(textStyles.small, textStyles.second)}>
          {mediaType || "No media type"}, {formatBytes(sizeInBytes)}: not text, shown as base64.
        </p>
        <pre className={styles.base64}>{body.content.slice(0, SHOWN_BASE64)}</pre>
        {body.content.length > SHOWN_BASE64 && (
          <p className={classNames(textStyles.small, textStyles.third)}>
            The beginning. Copy takes all of it.
          </p>
        )}
      </div>
    );
  return (
    <>
      <JsonView label="Response body" text={text} />
      {!body.isComplete && (
        <p className={styles.note}>The beginning of {formatBytes(sizeInBytes)}; the rest was not kept.</p>
      )}
    </>
  );
}

const SHOWN_BASE64 = 4096;
