import type { AppError } from "#shared/app-error.ts";
import type { Exchange, Hop } from "#shared/requests/exchange.ts";
import { text } from "../../theme/index.ts";
import { RecordedPairs } from "../../trace/index.ts";
import { classNames, ErrorNotice, formatDuration, StatusText, Tag } from "../../ui/index.ts";
import { Untrusted, visibleText } from "../../words/index.ts";
import styles from "./redirects-tab.module.css";
import { ScrollingPart } from "./scrolling-part.tsx";

/** Each redirect that was followed with what went along, where it ended, and why one was not followed. */
export function RedirectsTab({ exchange }: { readonly exchange: Exchange }) {
  const { hops, redirectedTo, notFollowed, response } = exchange;
  return (
    <ScrollingPart label="Redirects">
      {notFollowed && (
        <div className={styles.problem}>
          <ErrorNotice error={withoutCause(notFollowed)} title="This redirect was not followed" />
        </div>
      )}
      <ol className={styles.hops}>
        {hops.map((hop, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: redirects never move
          <HopItem key={at} hop={hop} hasToken={exchange.token !== undefined} />
        ))}
        {redirectedTo && (
          <li className={styles.hop}>
            <div className={styles.line}>
              <Tag>{response ? String(response.status) : "no answer"}</Tag>
              <RequestLine method={redirectedTo.method} url={redirectedTo.url} />
            </div>
            <Along isTokenSent={redirectedTo.isTokenSent} hasToken={exchange.token !== undefined} />
            <Headers title="Headers that were sent" pairs={redirectedTo.headers} />
          </li>
        )}
      </ol>
    </ScrollingPart>
  );
}

function HopItem({ hop, hasToken }: { readonly hop: Hop; readonly hasToken: boolean }) {
  return (
    <li className={styles.hop}>
      <div className={styles.line}>
        <Tag>{hop.status}</Tag>
        <RequestLine method={hop.method} url={hop.url} />
        <span className={classNames(text.small, text.third)}>{formatDuration(hop.durationMs)}</span>
      </div>
      <div className={classNames(text.small, text.third, styles.location)}>
        leads to <Untrusted text={hop.location} />
      </div>
      <Along isTokenSent={hop.isTokenSent} hasToken={hasToken} />
      <Headers title="Headers that were sent" pairs={hop.requestHeaders} />
      <Headers title="Headers of its answer" pairs={hop.responseHeaders} />
    </li>
  );
}

function RequestLine({ method, url }: { readonly method: string; readonly url: string }) {
  return (
    <code className={styles.request}>
      <b>{method}</b> <Untrusted text={url} />
    </code>
  );
}

/** Whether the token went along; where there was none at all, nothing is said. */
function Along({ isTokenSent, hasToken }: { readonly isTokenSent: boolean; readonly hasToken: boolean }) {
  if (!isTokenSent && !hasToken) return undefined;
  return (
    <StatusText status={isTokenSent ? "passed" : "off"}>
      {isTokenSent ? "The token went along" : "Without the token"}
    </StatusText>
  );
}

function Headers({ title, pairs }: { readonly title: string; readonly pairs: Hop["requestHeaders"] }) {
  if (pairs.length === 0) return undefined;
  return (
    <details className={styles.headers}>
      <summary>
        {title}, {pairs.length}
      </summary>
      <RecordedPairs pairs={pairs} />
    </details>
  );
}

/** The origin, which is the cause of some, stands in the sentence already. */
const withoutCause = ({ cause, ...error }: AppError): AppError =>
  cause !== undefined && visibleText(error.message).includes(visibleText(cause))
    ? error
    : { ...error, ...(cause !== undefined && { cause }) };
