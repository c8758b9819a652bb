import { IconX } from "@tabler/icons-react";
import type { TraceEntry } from "#shared/trace/trace-entry.ts";
import { text } from "../theme/index.ts";
import { ExchangeDetail } from "../trace/index.ts";
import { classNames, ErrorNotice, formatDuration, IconButton, StatusText, Verdict } from "../ui/index.ts";
import { barePathOf, clockWords, Untrusted } from "../words/index.ts";
import { type Asked, answerWords } from "./answer-words.ts";
import { ClaimsTable } from "./claims-table.tsx";
import styles from "./token-answer.module.css";
import { tokenKindWords } from "./token-words.ts";

interface TokenAnswerProps {
  readonly asked: Asked;
  readonly onClose?: (() => void) | undefined;
}

/** What the provider answered about a token: in short, every member, and the exchange itself. */
export function TokenAnswer({ asked, onClose }: TokenAnswerProps) {
  const words = answerWords(asked);
  const { answer } = asked;
  const error = asked.refusal ?? answer?.error;
  return (
    <section className={styles.answer} aria-label="The provider's answer">
      <div className={styles.head}>
        <Verdict status={words.status}>{words.short}</Verdict>
        <span className={classNames(text.small, text.second, text.grow)}>{words.meaning}</span>
        {answer && (
          <span className={classNames(text.small, text.third, styles.when)}>
            {clockWords(answer.askedAt)} · {formatDuration(answer.durationMs)}
          </span>
        )}
        {onClose && <IconButton size="small" icon={IconX} label="Close the answer" onClick={onClose} />}
      </div>
      {error && (
        <div className={styles.notice}>
          <ErrorNotice error={error} />
        </div>
      )}
      {asked.act === "introspect" && asked.answer?.claims && (
        <ClaimsTable
          label={`Introspection of the ${tokenKindWords[asked.kind]}`}
          claims={asked.answer.claims}
        />
      )}
      {answer?.trace.map((entry) => (
        <Recorded key={entry.id} entry={entry} />
      ))}
    </section>
  );
}

function Recorded({ entry }: { readonly entry: TraceEntry }) {
  if (entry.kind === "check")
    return (
      <p className={styles.check}>
        <StatusText status={entry.result === "not_reached" ? "off" : entry.result}>{entry.title}</StatusText>
        <span className={classNames(text.small, text.third)}>
          {entry.result === "passed" ? entry.source : <Untrusted text={`found ${entry.found}`} />}
        </span>
      </p>
    );
  if (entry.kind !== "exchange") return undefined;
  const { request, response } = entry;
  const line = `${request.method} ${barePathOf(request.url)} · ${response?.status ?? "no answer"}`;
  return (
    <details className={styles.exchange}>
      <summary>
        Exchange <span className={classNames(text.mono, text.third)}>{line}</span>
      </summary>
      <ExchangeDetail entry={entry} />
    </details>
  );
}
