import type { ReactNode } from "react";
import type { AppError } from "#shared/app-error.ts";
import { Untrusted, visibleText } from "../words/index.ts";
import { CopyButton } from "./copy.tsx";
import styles from "./error-notice.module.css";
import { KeyValueList } from "./key-value-list.tsx";
import { StatusIcon } from "./status.tsx";

interface ErrorNoticeProps {
  readonly error: AppError;
  /** What failed, in the words of the page: "The users could not be read". Left out, the error's message stands first. */
  readonly title?: string | undefined;
  /** The one button that helps. */
  readonly action?: ReactNode;
}

/** An error in place of what could not be shown: what failed, the peer's own words, what to do. */
export function ErrorNotice({ error, title, action }: ErrorNoticeProps) {
  const words = peerWords(error);
  return (
    <div className={styles.notice} role="alert">
      <StatusIcon status="failed" />
      <div className={styles.body}>
        <strong>{title ?? visibleText(error.message)}</strong>
        {title && <p>{visibleText(error.message)}</p>}
        {words.length > 0 && (
          <div className={styles.said}>
            <KeyValueList
              items={words.map(({ name, value }) => ({ name, value: <Untrusted text={value} /> }))}
              mono
            />
            <CopyButton label="Copy" text={words.map((word) => `${word.name}: ${word.value}`).join("\n")} />
          </div>
        )}
        <p className={styles.advice}>
          {error.advice}
          {error.source && <span className={styles.source}> {error.source}</span>}
        </p>
        {action && <div className={styles.action}>{action}</div>}
      </div>
    </div>
  );
}

/** What the other side said, line by line; falls back to the technical cause. */
function peerWords({ wire, cause }: AppError): { readonly name: string; readonly value: string }[] {
  const lines = [
    { name: "status", value: wire?.httpStatus?.toString() },
    { name: "error", value: wire?.error },
    { name: "description", value: wire?.errorDescription },
    { name: "more at", value: wire?.errorUri },
    { name: "request ID", value: wire?.requestId },
    { name: "cause", value: cause },
  ];
  return lines.flatMap(({ name, value }) => (value ? [{ name, value }] : []));
}
