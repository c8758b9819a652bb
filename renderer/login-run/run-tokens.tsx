import type { LoginRun } from "#shared/login/login-run.ts";
import type { TokenSetView } from "#shared/tokens/token-set-view.ts";
import { errorOf, useRead } from "../bridge/index.ts";
import { RoleChanges } from "../provisioning/index.ts";
import { hrefOf } from "../routes.ts";
import { text } from "../theme/index.ts";
import {
  type AttributeOf,
  AutomaticRefreshFailure,
  AutomaticRefreshWords,
  LifeLine,
  RefreshButton,
  SignOutMenu,
  SignOutResult,
  TokenAnswer,
  type TokenQuestions,
  TokensPanel,
  useRefresh,
  useSignOut,
  useTokenQuestions,
} from "../tokens/index.ts";
import { Button, classNames, ErrorNotice, Panel, Skeleton } from "../ui/index.ts";
import { KeptClaims } from "./kept-claims.tsx";
import styles from "./run-tokens.module.css";
import type { RunResult } from "./use-run-result.ts";
import { UserChanges } from "./user-changes.tsx";

interface RunTokensProps {
  readonly run: LoginRun;
  readonly userId: string;
  readonly result: RunResult;
  readonly attributeOf: AttributeOf | undefined;
}

/** What a successful login brought: the tokens with their life, the user, and the roles with why. */
export function RunTokens({ run, userId, result, attributeOf }: RunTokensProps) {
  const set = useRead("tokens.view", { userId }, { keepPrevious: true });
  const questions = useTokenQuestions(userId);
  // Of a user who signed in again, the tokens are those of the later login.
  const isOwn = !set.error && set.data && set.data.obtainedAt <= (run.endedAt ?? Number.POSITIVE_INFINITY);
  return (
    <div className={styles.body}>
      <Life
        userId={userId}
        set={set.data}
        error={set.error}
        note={isOwn || !set.data ? undefined : laterLogin(result)}
        questions={questions}
      />
      <div className={styles.claims}>
        {set.data && !set.error && (isOwn || (result.isRead && !result.value)) && (
          <TokensPanel
            set={set.data}
            questions={questions}
            attributeOf={attributeOf}
            withUserinfo={result.isRead && result.value === undefined}
          />
        )}
        {!isOwn && result.value && <KeptClaims result={result.value} attributeOf={attributeOf} />}
        {!set.error && !set.data && <Skeleton rows={8} />}
      </div>
      <div className={styles.user}>
        {result.value && (
          <>
            <UserChanges result={result.value} userId={userId} />
            <RoleChanges roles={result.value.roles} />
          </>
        )}
        {result.isRead && !result.value && <NotKept userId={userId} />}
        {result.error && <ErrorNotice error={result.error} title="What the login gave could not be read" />}
      </div>
    </div>
  );
}

const laterLogin = ({ value }: RunResult): string =>
  value
    ? "These tokens are of a later login as this user; the claims below are of this one."
    : "These tokens are of a later login as this user.";

/** In place of what the login changed, for a run that was made before that was kept. */
function NotKept({ userId }: { readonly userId: string }) {
  return (
    <Panel
      title="User"
      actions={
        <a className={text.small} href={hrefOf({ page: "users", id: userId })}>
          Open user
        </a>
      }
    >
      <p className={styles.none}>
        This run was made before the workbench kept what a login changes. Test login again to see it.
      </p>
    </Panel>
  );
}

interface LifeProps {
  readonly userId: string;
  readonly set: TokenSetView | undefined;
  readonly error: Error | null;
  /** Why the tokens are not those of this login. */
  readonly note: string | undefined;
  readonly questions: TokenQuestions;
}

function Life({ userId, set, error, note, questions }: LifeProps) {
  const refresh = useRefresh();
  const signOut = useSignOut(userId);
  const canRefresh =
    set?.tokens.some(({ kind, revokedAt }) => kind === "refresh_token" && revokedAt === undefined) ?? false;
  const gone = error ? errorOf(error) : undefined;
  return (
    <div className={styles.life}>
      <Panel
        title="Life of the tokens"
        actions={
          <>
            {!gone && set && <AutomaticRefreshWords set={set} />}
            <RefreshButton state={refresh} userId={userId} disabled={!canRefresh || Boolean(gone)} />
            <Button
              size="small"
              busy={questions.underWay === "introspect"}
              disabled={Boolean(gone) || questions.underWay !== undefined}
              onClick={() => void questions.introspect("access_token")}
            >
              Introspect
            </Button>
            <SignOutMenu state={signOut} disabled={Boolean(gone)} />
          </>
        }
      >
        {gone && (
          <div className={styles.gone}>
            <ErrorNotice error={gone} title="There are no tokens to show" />
          </div>
        )}
        {!gone && set && <LifeLine set={set} />}
        {!gone && !set && <Skeleton rows={4} rowHeight={26} />}
        <div className={styles.notes}>
          {!gone && note && <p className={classNames(text.small, text.third)}>{note}</p>}
          {!gone && <AutomaticRefreshFailure refresh={set?.automaticRefresh} />}
          {refresh.error && <ErrorNotice error={errorOf(refresh.error)} title="The refresh failed" />}
          <SignOutResult state={signOut} />
          {gone && questions.asked && <TokenAnswer asked={questions.asked} onClose={questions.close} />}
        </div>
      </Panel>
    </div>
  );
}
