import { IconHistory, IconLogin, IconPencil, IconRefresh } from "@tabler/icons-react";
import type { Exchange } from "#shared/requests/exchange.ts";
import type { ExplainedAdvice } from "#shared/requests/exchange-explanation.ts";
import { errorOf, useAct } from "../../bridge/index.ts";
import { navigate } from "../../routes.ts";
import { Button, ErrorNotice, useAnnounce } from "../../ui/index.ts";
import { Untrusted } from "../../words/index.ts";
import { useSignInAgain } from "../identity/use-sign-in-again.ts";
import styles from "./refusal-side.module.css";

interface RefusalAdviceProps {
  readonly advice: ExplainedAdvice;
  readonly exchange: Exchange;
  readonly onReplayAs: (() => void) | undefined;
}

/** One thing that would help, with the button that does it. */
export function RefusalAdvice({ advice, exchange, onReplayAs }: RefusalAdviceProps) {
  const { configurationId, userId } = exchange;
  const signIn = useSignInAgain();
  const refresh = useAct("tokens.refresh");
  const announce = useAnnounce();
  const refreshNow = async (id: string) => {
    const done = await refresh.mutateAsync({ userId: id }).catch(() => undefined); // it is kept in refresh.error
    if (done) announce("The token was refreshed. Replay sends the request with it.");
  };
  return (
    <div className={styles.advice}>
      <p>
        <Untrusted text={advice.text} />
      </p>
      <div className={styles.act}>
        {advice.act === "choose_identity" && onReplayAs && (
          <Button size="small" icon={IconHistory} onClick={onReplayAs}>
            Replay as
          </Button>
        )}
        {advice.act === "sign_in" && configurationId !== undefined && (
          <Button
            size="small"
            icon={IconLogin}
            busy={signIn.isBusy}
            onClick={() => void signIn.start(configurationId)}
          >
            Sign in again
          </Button>
        )}
        {advice.act === "refresh" && userId !== undefined && (
          <Button
            size="small"
            icon={IconRefresh}
            busy={refresh.isPending}
            onClick={() => void refreshNow(userId)}
          >
            Refresh now
          </Button>
        )}
        {advice.act === "open_configuration" && configurationId !== undefined && (
          <Button
            size="small"
            icon={IconPencil}
            onClick={() => navigate({ page: "configurations", id: configurationId, field: advice.field })}
          >
            Open configuration
          </Button>
        )}
      </div>
      {signIn.error && <ErrorNotice error={signIn.error} title="The login did not begin" />}
      {refresh.error && <ErrorNotice error={errorOf(refresh.error)} title="The token was not refreshed" />}
    </div>
  );
}
