import { useState } from "react";
import type { AskedTokenKind } from "#shared/tokens/token-answer.ts";
import type { TokenView } from "#shared/tokens/token-set-view.ts";
import { text } from "../theme/index.ts";
import { Button, classNames, formatMoment, StatusText, useNow } from "../ui/index.ts";
import { RevokeQuestion } from "./revoke-question.tsx";
import styles from "./token-acts.module.css";
import type { TokenQuestions } from "./use-token-questions.ts";

interface TokenActsProps {
  readonly token: TokenView & { readonly kind: AskedTokenKind };
  readonly questions: TokenQuestions;
}

/** What the provider can be asked about an access or refresh token, beside what can be told without asking. */
export function TokenActs({ token, questions }: TokenActsProps) {
  const [isAsking, setIsAsking] = useState(false);
  const now = useNow();
  const { kind, form, revokedAt, boundTo } = token;
  const isBusy = questions.underWay !== undefined;
  return (
    <div className={styles.acts}>
      <span className={classNames(text.small, text.second, text.grow)}>
        {revokedAt === undefined ? (
          formWords[form]
        ) : (
          <StatusText status="warning">Revoked {formatMoment(revokedAt, now)}</StatusText>
        )}
        {boundTo !== undefined && (
          <span className={classNames(styles.bound, text.cut)} data-tooltip={boundTo}>
            Bound to the key of its login (DPoP), <span className={text.mono}>{boundTo}</span>
          </span>
        )}
      </span>
      <Button
        size="small"
        busy={questions.underWay === "introspect"}
        disabled={isBusy}
        onClick={() => void questions.introspect(kind)}
      >
        Introspect
      </Button>
      <Button
        size="small"
        busy={questions.underWay === "revoke"}
        disabled={isBusy || revokedAt !== undefined}
        onClick={() => setIsAsking(true)}
      >
        Revoke…
      </Button>
      <RevokeQuestion
        open={isAsking}
        kind={kind}
        onCancel={() => setIsAsking(false)}
        onConfirm={(afterwards) => {
          setIsAsking(false);
          void questions.revoke(kind, afterwards);
        }}
      />
    </div>
  );
}

/** Asks UserInfo again with the access token. */
export function UserinfoActs({
  questions,
  hasClaims,
}: {
  readonly questions: TokenQuestions;
  readonly hasClaims: boolean;
}) {
  return (
    <div className={styles.acts}>
      <span className={classNames(text.small, text.second, text.grow)}>
        {hasClaims ? "What UserInfo said when it was asked last" : "UserInfo was not asked"}
      </span>
      <Button
        size="small"
        busy={questions.underWay === "userinfo"}
        disabled={questions.underWay !== undefined}
        onClick={() => void questions.askUserinfo()}
      >
        Ask UserInfo
      </Button>
    </div>
  );
}

const formWords = {
  jwt: "Whether it is good still, only the provider can say",
  opaque: "Opaque: only the provider can read it",
  encrypted: "Encrypted: only who it is for can read it",
} as const;
