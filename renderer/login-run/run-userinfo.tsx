import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import type { LoginRunDetail } from "#shared/login/login-run.ts";
import { viewClaims } from "#shared/tokens/view-claims.ts";
import {
  type AttributeOf,
  ClaimSources,
  ClaimsTable,
  TokenAnswer,
  useTokenQuestions,
} from "../tokens/index.ts";
import { Button, Panel } from "../ui/index.ts";
import styles from "./result-part.module.css";
import { ResultPart } from "./result-part.tsx";
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
  const answer = asked?.act === "userinfo" ? asked.answer : undefined;
  const saysNow = answer?.claims;
  return (
    <ResultPart label="UserInfo" result={result}>
      {({ claims: { userinfo, fromSources } }) => (
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
          {!saysNow && !userinfo && <p className={styles.none}>{whyNone(detail, configuration)}</p>}
        </Panel>
      )}
    </ResultPart>
  );
}

const whyNone = ({ trace }: LoginRunDetail, configuration: ClientConfiguration | undefined): string => {
  if (trace.some((entry) => entry.kind === "exchange" && entry.step === "userinfo"))
    return "UserInfo was asked, and gave no claims.";
  return configuration?.endpoints.userinfo === ""
    ? "The configuration has no UserInfo endpoint: the claims are those of the ID token."
    : "UserInfo was not asked in this login: the claims are those of the ID token.";
};
