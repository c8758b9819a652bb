import type { LoginRun } from "#shared/login/login-run.ts";
import { errorOf, useRead } from "../bridge/index.ts";
import { hrefOf } from "../routes.ts";
import { text } from "../theme/index.ts";
import { Button, ErrorNotice, Skeleton, StatusIcon, TimeText } from "../ui/index.ts";
import { loginRow } from "./login-row.ts";
import styles from "./logins-pane.module.css";

/** How many of the last logins are shown. */
const SHOWN = 10;

/** The last logins with a configuration. */
export function LoginsPane({ configurationId }: { readonly configurationId: string }) {
  return (
    <>
      <h3 className={styles.title}>Last logins</h3>
      <LastLogins configurationId={configurationId} />
    </>
  );
}

function LastLogins({ configurationId }: { readonly configurationId: string }) {
  const runs = useRead("login.list", { configurationId, limit: SHOWN });
  if (runs.error)
    return (
      <ErrorNotice
        error={errorOf(runs.error)}
        title="The logins could not be read"
        action={
          <Button size="small" onClick={() => void runs.refetch()}>
            Try again
          </Button>
        }
      />
    );
  if (!runs.data) return <Skeleton rows={3} />;
  if (runs.data.length === 0) return <p className={styles.none}>No login yet. Test login runs the first.</p>;
  return (
    <ul>
      {runs.data.map((run) => (
        <li key={run.id}>
          <LoginLink run={run} />
        </li>
      ))}
    </ul>
  );
}

function LoginLink({ run }: { readonly run: LoginRun }) {
  const { status, words, note } = loginRow(run);
  return (
    <a href={hrefOf({ page: "runs", id: run.id })} className={styles.run}>
      <StatusIcon status={status} size={14} />
      <span className={text.cut} data-tooltip={note} data-tooltip-when-cut="">
        {words}
      </span>
      <span className={text.third}>
        <TimeText at={run.startedAt} form="distance" />
      </span>
    </a>
  );
}
