import type { RunStep } from "#shared/requests/collection-run.ts";
import { hrefOfExchange, ResultList } from "../requests/index.ts";
import { hrefOf } from "../routes.ts";
import { text } from "../theme/index.ts";
import { classNames, ErrorNotice, Verdict } from "../ui/index.ts";
import { visibleText } from "../words/index.ts";
import styles from "./run-detail.module.css";
import { outcomeStatus, outcomeWords } from "./run-words.ts";

/** What came of one request: its expectations in words, variables that it set, and its exchange. */
export function StepDetail({ step }: { readonly step: RunStep | undefined }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className={styles.step} aria-label="Result" tabIndex={0}>
      {step ? <Result step={step} /> : <p className={text.third}>Choose a request to see what came of it.</p>}
    </section>
  );
}

function Result({ step }: { readonly step: RunStep }) {
  const { outcome, expectations, captured, error, exchangeId, requestId, status, statusText } = step;
  return (
    <>
      <div className={styles.head}>
        <Verdict status={outcomeStatus[outcome]}>{outcomeWords[outcome]}</Verdict>
        <b className={text.cut}>{visibleText(step.name)}</b>
        <span className={classNames(text.third, text.cut)}>
          {visibleText([status, statusText].filter(Boolean).join(" "))}
        </span>
        <span className={text.grow} />
        <a href={hrefOf({ page: "requests", id: requestId })}>Open request</a>
        {exchangeId !== undefined && <a href={hrefOfExchange(exchangeId)}>Open exchange</a>}
      </div>
      {error && <ErrorNotice error={error} title="There is no answer" />}
      {outcome === "not_run" && <p className={text.third}>The run ended before it was sent.</p>}
      {expectations.length === 0 && (outcome === "passed" || outcome === "failed") && (
        <p className={text.third}>Nothing is expected of it: any status below 400 passes.</p>
      )}
      <ResultList expectations={expectations} captured={captured} />
    </>
  );
}
