import { useState } from "react";
import type { UserDetail } from "#shared/users/user.ts";
import { errorOf, useRead } from "../bridge/index.ts";
import { text } from "../theme/index.ts";
import {
  AutomaticRefreshFailure,
  AutomaticRefreshWords,
  attributeOf,
  LifeLine,
  RefreshButton,
  TokenAnswer,
  type TokenQuestions,
  TokensPanel,
  tokenSetWords,
  useRefresh,
  useTokenQuestions,
} from "../tokens/index.ts";
import {
  Button,
  classNames,
  Dialog,
  ErrorNotice,
  Skeleton,
  StatusIcon,
  useNow,
  Verdict,
} from "../ui/index.ts";
import { distanceWords, visibleText } from "../words/index.ts";
import styles from "./user-tokens.module.css";

/** The state of a user's token set, its time left, and what can be done with it. */
export function UserTokens({ detail }: { readonly detail: UserDetail }) {
  const { user } = detail;
  const now = useNow();
  const refresh = useRefresh();
  const questions = useTokenQuestions(user.id);
  const [isOpen, setIsOpen] = useState(false);
  const words = tokenSetWords(user.tokenSet, now);
  const { state, expiresAt, hasRefreshToken } = user.tokenSet;
  // Stays open when its tokens are forgotten: what the provider answered is said there.
  const dialog = (
    <Dialog
      open={isOpen}
      onClose={() => setIsOpen(false)}
      title={`Tokens of ${visibleText(user.fullname || user.name)}`}
    >
      {isOpen && <TokensOf detail={detail} questions={questions} />}
    </Dialog>
  );
  if (state === "none")
    return (
      <>
        <p className={classNames(text.small, text.third, text.row)}>
          <StatusIcon status="off" size={14} />
          Not signed in. Test a login as this user.
        </p>
        {dialog}
      </>
    );
  return (
    <>
      <div className={classNames(text.row, text.small)}>
        <Verdict status={words.status}>{words.long}</Verdict>
        <span className={classNames(text.second, text.grow)}>
          {state !== "revoked" &&
            expiresAt !== undefined &&
            expiresAt > now &&
            `access token ${distanceWords(expiresAt - now)}`}
          {expiresAt !== undefined && expiresAt <= now && `ended ${distanceWords(now - expiresAt)} ago`}
        </span>
      </div>
      {state === "unreadable" && (
        <p className={classNames(text.small, text.second)}>A login as this user replaces them.</p>
      )}
      <div className={styles.acts}>
        <RefreshButton state={refresh} userId={user.id} disabled={!hasRefreshToken} />
        <Button size="small" onClick={() => setIsOpen(true)}>
          Tokens
        </Button>
      </div>
      {!hasRefreshToken && state !== "unreadable" && (
        <p className={classNames(text.small, text.third)}>Without a refresh token: a login renews it.</p>
      )}
      {refresh.error && <ErrorNotice error={errorOf(refresh.error)} title="The refresh failed" />}
      {dialog}
    </>
  );
}

function TokensOf({
  detail,
  questions,
}: {
  readonly detail: UserDetail;
  readonly questions: TokenQuestions;
}) {
  const set = useRead("tokens.view", { userId: detail.user.id });
  if (set.error && questions.asked) return <TokenAnswer asked={questions.asked} />;
  if (set.error) return <ErrorNotice error={errorOf(set.error)} title="The tokens cannot be shown" />;
  if (!set.data) return <Skeleton rows={8} />;
  return (
    <div className={styles.tokens}>
      <AutomaticRefreshWords set={set.data} />
      <AutomaticRefreshFailure refresh={set.data.automaticRefresh} />
      <LifeLine set={set.data} />
      <TokensPanel set={set.data} questions={questions} attributeOf={attributeOf(detail.attributes)} />
    </div>
  );
}
