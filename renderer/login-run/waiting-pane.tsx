import { IconLink } from "@tabler/icons-react";
import { useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import { type LoginRun, TEST_WINDOW_NAME } from "#shared/login/login-run.ts";
import { call, errorOf } from "../bridge/index.ts";
import { text } from "../theme/index.ts";
import { Button, classNames, ErrorNotice, useCopy } from "../ui/index.ts";
import { countdownWords, runTitle, useTime } from "../words/index.ts";
import styles from "./explanation.module.css";

/** What happens now in a run that is under way; while it waits for the browser, the time left and the link. */
export function WaitingPane({ run }: { readonly run: LoginRun }) {
  if (run.state !== "waiting_for_user") {
    return (
      <div className={styles.explanation}>
        <h2>{runTitle(run)}</h2>
        <p className={text.second}>The steps appear as they happen.</p>
      </div>
    );
  }
  return (
    <div className={styles.explanation}>
      <h2>Sign in in the browser</h2>
      <p className={text.second}>
        The login page of {run.configurationAlias} was opened in {run.browser}. This page goes on by itself
        when the provider sends the browser back.
      </p>
      {run.waitsUntil !== undefined && <TimeLeft until={run.waitsUntil} />}
      {run.browser === TEST_WINDOW_NAME ? (
        <p className={text.second}>Closing the test window ends the login.</p>
      ) : (
        <>
          <h3>No page opened, or the wrong browser?</h3>
          <CopyLink runId={run.id} />
        </>
      )}
    </div>
  );
}

function TimeLeft({ until }: { readonly until: number }) {
  const now = useTime(1000, true);
  return (
    <>
      <h3>Time left</h3>
      <p className={styles.left} role="timer" aria-label="Time left">
        {countdownWords(until - now)}
      </p>
    </>
  );
}

function CopyLink({ runId }: { readonly runId: string }) {
  const { outcome, copy } = useCopy();
  const [error, setError] = useState<AppError>();
  const copyLink = async () => {
    setError(undefined);
    try {
      const { url } = await call("login.link", { id: runId });
      await copy(url);
    } catch (thrown) {
      setError(errorOf(thrown));
    }
  };
  return (
    <>
      <p className={text.second}>Copy the link and open it where you want to sign in. It works once.</p>
      <p className={styles.act}>
        <Button icon={IconLink} onClick={() => void copyLink()}>
          {outcome === "copied" ? "Copied" : "Copy link"}
        </Button>
        {outcome === "failed" && <span className={classNames(text.small, text.bad)}>Could not copy</span>}
      </p>
      {error && <ErrorNotice error={error} title="There is no link" />}
    </>
  );
}
