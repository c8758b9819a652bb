import type { LoginRun } from "#shared/login/login-run.ts";
import { errorOf, useRead } from "../bridge/index.ts";
import { LoginChart } from "../login-chart/index.ts";
import { hrefOf } from "../routes.ts";
import { text } from "../theme/index.ts";
import { Button, ErrorNotice, Skeleton, StatusIcon, TimeText } from "../ui/index.ts";
import { loginRow } from "./login-row.ts";
import styles from "./logins-pane.module.css";

/** How many of the last logins are shown. */
const SHOWN = 5;

interface LoginsPaneProps {
  readonly configurationId: string;
  /** Shows every login with the configuration. */
  readonly onShowAll: () => void;
}

/** The logins of the last days with a configuration, and the last ones by name. */
export function LoginsPane({ configurationId, onShowAll }: LoginsPaneProps) {
  return (
    <div className={styles.pane}>
      <LoginChart configurationId={configurationId} />
      <div className={styles.head}>
        <h3>Last logins</h3>
        <Button size="small" variant="quiet" onClick={onShowAll}>
          Show all
        </Button>
      </div>
      <LastLogins configurationId={configurationId} />
    </div>
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
