import type { Exchange, ExchangeRequest } from "#shared/requests/exchange.ts";
import { text } from "../../theme/index.ts";
import { RecordedPairs } from "../../trace/index.ts";
import {
  CopyButton,
  classNames,
  formatBytes,
  JsonView,
  type KeyValue,
  KeyValueList,
  StatusText,
} from "../../ui/index.ts";
import { Untrusted, visibleText } from "../../words/index.ts";
import styles from "./request-as-sent.module.css";
import { ScrollingPart } from "./scrolling-part.tsx";

/** The request to the letter as it was sent, the token masked. */
export function RequestAsSent({ exchange }: { readonly exchange: Exchange }) {
  const { method, url, request, replayOf, environment } = exchange;
  return (
    <ScrollingPart label="Request as sent">
      {replayOf && <ReplayNote replayOf={replayOf} />}
      <div className={styles.line}>
        <code className={styles.url}>
          <b>{method}</b> <Untrusted text={url} />
        </code>
        <CopyButton label="Copy URL" text={url} />
      </div>
      {environment !== undefined && (
        <p className={classNames(text.small, text.third)}>
          with the variables of <Untrusted text={environment} />
        </p>
      )}
      <RecordedPairs pairs={request.headers} />
      {request.upload && <Upload upload={request.upload} />}
      {request.body !== "" && (
        <div className={styles.body}>
          <JsonView
            label="Request body"
            text={visibleText(request.body, { lines: true })}
            lineNumbers={false}
          />
        </div>
      )}
    </ScrollingPart>
  );
}

/** That it repeats another exchange, and what could not be repeated. */
function ReplayNote({ replayOf }: { readonly replayOf: NonNullable<Exchange["replayOf"]> }) {
  const { from, leftOut = [] } = replayOf;
  return (
    <p className={styles.replay}>
      {from === "recorded" ? "Sent again as it was recorded." : "Sent again as the saved request says now."}
      {leftOut.length > 0 && (
        <StatusText status="warning">
          <Untrusted text={`Left out, as it was masked: ${leftOut.join(", ")}`} />
        </StatusText>
      )}
    </p>
  );
}

/** The parts of a form with files, or the file. */
function Upload({ upload }: { readonly upload: NonNullable<ExchangeRequest["upload"]> }) {
  const items: readonly KeyValue[] =
    upload.kind === "file"
      ? [{ name: "file", value: fileWords(upload.file, upload.mediaType) }]
      : upload.parts
          .filter(({ enabled }) => enabled)
          .map((part) => ({
            name: visibleText(part.name),
            value:
              part.kind === "text" ? <Untrusted text={part.value} /> : fileWords(part.file, part.mediaType),
          }));
  return (
    <div className={styles.body}>
      <KeyValueList items={items} />
    </div>
  );
}

const fileWords = (
  file: { readonly name: string; readonly sizeInBytes: number } | undefined,
  mediaType: string,
): string =>
  file
    ? visibleText([file.name, formatBytes(file.sizeInBytes), mediaType].filter(Boolean).join(" · "))
    : "no file";
