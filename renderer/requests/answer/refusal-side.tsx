import type { Exchange, SentToken } from "#shared/requests/exchange.ts";
import type { ExchangeExplanation, ExplainedChallenge } from "#shared/requests/exchange-explanation.ts";
import { errorOf, useRead } from "../../bridge/index.ts";
import { text } from "../../theme/index.ts";
import {
  classNames,
  ErrorNotice,
  formatInstant,
  KeyValueList,
  Skeleton,
  StatusText,
} from "../../ui/index.ts";
import { Untrusted, visibleText } from "../../words/index.ts";
import { RefusalAdvice } from "./refusal-advice.tsx";
import styles from "./refusal-side.module.css";

interface RefusalSideProps {
  readonly exchange: Exchange;
  readonly onReplayAs: (() => void) | undefined;
}

/** Why an API answered 401 or 403, beside its answer: what to change, what was sent, what it asks for. */
export function RefusalSide({ exchange, onReplayAs }: RefusalSideProps) {
  const { data, error } = useRead("requests.explain", { id: exchange.id });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className={styles.side} aria-label="Explanation" tabIndex={0}>
      {data ? (
        <Explained explanation={data} exchange={exchange} onReplayAs={onReplayAs} />
      ) : error ? (
        <ErrorNotice error={errorOf(error)} title="The refusal could not be explained" />
      ) : (
        <Skeleton rows={5} />
      )}
    </section>
  );
}

function Explained({
  explanation,
  exchange,
  onReplayAs,
}: RefusalSideProps & { readonly explanation: ExchangeExplanation }) {
  const { status, summary, advice, token, missingScopes, rolesHere, challenges, unreadable } = explanation;
  return (
    <>
      <h3 className={styles.title}>Why {status}</h3>
      <p>
        <Untrusted text={summary} />
      </p>
      {advice.map((each) => (
        <RefusalAdvice key={each.text} advice={each} exchange={exchange} onReplayAs={onReplayAs} />
      ))}
      <h4 className={styles.part}>Token that was sent</h4>
      {token ? (
        <TokenFacts token={token} missingScopes={missingScopes} rolesHere={rolesHere} />
      ) : (
        <p className={classNames(text.small, text.third)}>None</p>
      )}
      <h4 className={styles.part}>WWW-Authenticate</h4>
      {challenges.length + unreadable.length === 0 && (
        <p className={classNames(text.small, text.third)}>
          The answer has none, so the API does not say what it wants.
        </p>
      )}
      {challenges.map((challenge, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: challenges never move
        <Challenge key={at} challenge={challenge} />
      ))}
      {unreadable.map((each) => (
        <p key={each} className={text.small}>
          Not readable: <Untrusted text={each} />
        </p>
      ))}
    </>
  );
}

interface TokenFactsProps {
  readonly token: SentToken;
  readonly missingScopes: readonly string[];
  readonly rolesHere: readonly string[] | undefined;
}

/** What is known of the token, with what it lacks. */
function TokenFacts({ token, missingScopes, rolesHere }: TokenFactsProps) {
  const { kind, state, scopes, roles, audience, expiresAt } = token;
  return (
    <>
      <KeyValueList
        items={[
          {
            name: "token",
            value: `${kind === "id_token" ? "ID token" : "access token"}, ${state === "expired" ? "ended" : "not ended"}`,
          },
          { name: "scopes", value: listWords(scopes) },
          { name: "roles", value: listWords(roles) },
          ...(rolesHere ? [{ name: "roles here", value: listWords(rolesHere) }] : []),
          { name: "audience", value: listWords(audience) },
          ...(expiresAt === undefined ? [] : [{ name: "ends", value: formatInstant(expiresAt) }]),
        ]}
      />
      {missingScopes.length > 0 && (
        <StatusText status="failed">
          <Untrusted text={`Not in it: ${missingScopes.join(", ")}`} />
        </StatusText>
      )}
    </>
  );
}

/** Nothing is known of an opaque token that the provider was not asked about. */
const listWords = (values: readonly string[] | undefined): string => {
  if (values === undefined) return "not known";
  return values.length === 0 ? "none" : visibleText(values.join(", "));
};

function Challenge({ challenge }: { readonly challenge: ExplainedChallenge }) {
  const { scheme, parameters, meaning, source } = challenge;
  return (
    <div className={styles.challenge}>
      <p>
        <Untrusted text={meaning} /> {source && <span className={text.third}>{source}</span>}
      </p>
      <KeyValueList
        mono
        items={[
          { name: "scheme", value: visibleText(scheme) },
          ...parameters.map(({ name, value }) => ({
            name: visibleText(name === "" ? "token" : name),
            value: <Untrusted text={value} />,
          })),
        ]}
      />
    </div>
  );
}
