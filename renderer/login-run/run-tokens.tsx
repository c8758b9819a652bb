import type { LoginRun } from "#shared/login/login-run.ts";
import type { TokenSetView } from "#shared/tokens/token-set-view.ts";
import type { UserDetail } from "#shared/users/user.ts";
import { errorOf, useRead } from "../bridge/index.ts";
import { hrefOf } from "../routes.ts";
import { text } from "../theme/index.ts";
import {
  AutomaticRefreshFailure,
  AutomaticRefreshWords,
  attributeOf,
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
import { Button, classNames, ErrorNotice, Panel, Skeleton, StatusIcon, Table } from "../ui/index.ts";
import { countWords, Untrusted } from "../words/index.ts";
import styles from "./run-tokens.module.css";

/** What a successful login brought: the tokens with their life, the user, and the roles with why. */
export function RunTokens({ run, userId }: { readonly run: LoginRun; readonly userId: string }) {
  const set = useRead("tokens.view", { userId }, { keepPrevious: true });
  const user = useRead("users.get", { id: userId }, { keepPrevious: true });
  const questions = useTokenQuestions(userId);
  return (
    <div className={styles.body}>
      <Life userId={userId} set={set.data} error={set.error} questions={questions} />
      <div className={styles.claims}>
        {set.error ? undefined : set.data ? (
          <TokensPanel
            set={set.data}
            questions={questions}
            attributeOf={user.data && attributeOf(user.data.attributes)}
          />
        ) : (
          <Skeleton rows={8} />
        )}
      </div>
      <div className={styles.user}>
        {user.data && (
          <>
            <UserPanel run={run} detail={user.data} />
            <RolesPanel detail={user.data} />
          </>
        )}
        {user.error && <ErrorNotice error={errorOf(user.error)} title="The user could not be read" />}
      </div>
    </div>
  );
}

interface LifeProps {
  readonly userId: string;
  readonly set: TokenSetView | undefined;
  readonly error: Error | null;
  readonly questions: TokenQuestions;
}

function Life({ userId, set, error, questions }: LifeProps) {
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
          {!gone && <AutomaticRefreshFailure refresh={set?.automaticRefresh} />}
          {refresh.error && <ErrorNotice error={errorOf(refresh.error)} title="The refresh failed" />}
          <SignOutResult state={signOut} />
          {gone && questions.asked && <TokenAnswer asked={questions.asked} onClose={questions.close} />}
        </div>
      </Panel>
    </div>
  );
}

function UserPanel({ run, detail }: { readonly run: LoginRun; readonly detail: UserDetail }) {
  return (
    <Panel
      title={run.user?.created ? "User created" : "User updated"}
      actions={
        <a className={text.small} href={hrefOf({ page: "users", id: detail.user.id })}>
          Open user
        </a>
      }
    >
      <Table
        label="Attributes"
        rows={detail.attributes}
        keyOf={(attribute) => attribute.name}
        columns={[
          {
            id: "name",
            head: "Attribute",
            width: "84px",
            cell: ({ name }) => <span className={text.second}>{name}</span>,
          },
          {
            id: "value",
            head: "Value",
            width: "auto",
            cell: ({ value }) => (
              <div className={text.cut} data-tooltip={value} data-tooltip-when-cut="">
                {value === "" ? <span className={text.third}>empty</span> : <Untrusted text={value} />}
              </div>
            ),
          },
          {
            id: "from",
            head: "From",
            width: "138px",
            cell: ({ from }) => (
              <div
                className={classNames(text.small, text.third, text.cut)}
                data-tooltip={from}
                data-tooltip-when-cut=""
              >
                {from}
              </div>
            ),
          },
        ]}
      />
    </Panel>
  );
}

function RolesPanel({ detail }: { readonly detail: UserDetail }) {
  return (
    <Panel
      title="Roles"
      actions={
        <span className={classNames(text.small, text.third)}>{countWords(detail.roles.length, "role")}</span>
      }
    >
      {detail.roles.length === 0 && <p className={styles.none}>This user has no role.</p>}
      <ul>
        {detail.roles.map((role) => (
          <li key={role.name} className={styles.role}>
            <StatusIcon status="passed" />
            <b>
              <Untrusted text={role.name} />
            </b>
            <span className={classNames(text.small, text.second)}>{role.why}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
