import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import type { LoginRunDetail } from "#shared/login/login-run.ts";
import { viewClaims } from "#shared/tokens/view-claims.ts";
import { text } from "../theme/index.ts";
import {
  type AttributeOf,
  ClaimSources,
  ClaimsTable,
  TokenAnswer,
  useTokenQuestions,
} from "../tokens/index.ts";
import { Button, classNames, ErrorNotice, Panel, Skeleton } from "../ui/index.ts";
import { NoResult } from "./no-result.tsx";
import styles from "./run-userinfo.module.css";
import type { RunResult } from "./use-run-result.ts";

interface RunUserinfoProps {
  readonly detail: LoginRunDetail;
  readonly userId: string;
  readonly result: RunResult;
  readonly configuration: ClientConfiguration | undefined;
  readonly attributeOf: AttributeOf | undefined;
}

/** What UserInfo said in the login, or why it said nothing; and what it says now, when it is asked. */
export function RunUserinfo({ detail, userId, result, configuration, attributeOf }: RunUserinfoProps) {
  const questions = useTokenQuestions(userId);
  const { asked } = questions;
  if (result.error) return <ErrorNotice error={result.error} title="What the login gave could not be read" />;
  if (!result.isRead) return <Skeleton rows={8} />;
  if (!result.value) return <NoResult />;
  const { userinfo, fromSources } = result.value.claims;
  const answer = asked?.act === "userinfo" ? asked.answer : undefined;
  const saysNow = answer?.claims;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className={styles.body} aria-label="UserInfo" tabIndex={0}>
      <Panel
        title={saysNow ? "UserInfo now" : "UserInfo of this login"}
        actions={
          <Button
            size="small"
            busy={questions.underWay !== undefined}
            onClick={() => void questions.askUserinfo()}
          >
            Ask UserInfo
          </Button>
        }
      >
        {asked && <TokenAnswer asked={asked} onClose={questions.close} />}
        {saysNow && <ClaimsTable label="Claims of UserInfo now" claims={saysNow} />}
        {!saysNow && userinfo && (
          <ClaimsTable
            label="Claims of UserInfo"
            claims={viewClaims(userinfo)}
            attributeOf={(claim) => attributeOf?.(claim, "UserInfo")}
          />
        )}
        <ClaimSources sources={saysNow ? answer?.fromSources : fromSources} namedIn="userinfo" />
        {!saysNow && !userinfo && (
          <p className={classNames(styles.none, text.second)}>{whyNone(detail, configuration)}</p>
        )}
      </Panel>
    </section>
  );
}

const whyNone = ({ trace }: LoginRunDetail, configuration: ClientConfiguration | undefined): string => {
  if (trace.some((entry) => entry.kind === "exchange" && entry.step === "userinfo"))
    return "UserInfo was asked, and gave no claims.";
  return configuration?.endpoints.userinfo === ""
    ? "The configuration has no UserInfo endpoint: the claims are those of the ID token."
    : "UserInfo was not asked in this login: the claims are those of the ID token.";
};
