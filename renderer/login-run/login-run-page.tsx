import { useState } from "react";
import { hasEnded, type LoginRunDetail } from "#shared/login/login-run.ts";
import { errorOf, useRead } from "../bridge/index.ts";
import { DetailPane, PageHead, PaneBody, PaneNotice } from "../frame/index.ts";
import { navigate } from "../routes.ts";
import { Button, ErrorNotice, Skeleton, Tabs } from "../ui/index.ts";
import { buildStepRows } from "./build-step-rows.ts";
import { CheckCounts } from "./check-counts.tsx";
import { ChecksList } from "./checks-list.tsx";
import { Explanation } from "./explanation.tsx";
import styles from "./login-run-page.module.css";
import { orderChecks } from "./order-checks.ts";
import { RunHead } from "./run-head.tsx";
import { RunTokens } from "./run-tokens.tsx";
import { RunTrace } from "./run-trace.tsx";
import type { StepRow } from "./step-row.ts";
import { useLoginRun } from "./use-login-run.ts";
import { useTestAgain } from "./use-test-again.ts";
import { WaitingPane } from "./waiting-pane.tsx";

interface LoginRunPageProps {
  readonly id: string;
}

/** A login run: live while it is under way, then where and why it failed, or who it was and what they got. */
export function LoginRunPage({ id }: LoginRunPageProps) {
  const read = useLoginRun(id);
  if (read.data) return <LoadedRun key={id} detail={read.data} loading={read.isFetching} />;
  return (
    <DetailPane label="Login run">
      <PageHead title="Login run" onBack={() => navigate({ page: "configurations" })} />
      <PaneBody>
        {read.error ? (
          <ErrorNotice
            error={errorOf(read.error)}
            title="This login run could not be read"
            action={<Button onClick={() => void read.refetch()}>Try again</Button>}
          />
        ) : (
          <Skeleton rows={10} rowHeight={29} />
        )}
      </PaneBody>
    </DetailPane>
  );
}

function LoadedRun({ detail, loading }: { readonly detail: LoginRunDetail; readonly loading: boolean }) {
  const { run } = detail;
  const configuration = useRead("configurations.get", { id: run.configurationId }).data;
  const test = useTestAgain(run, configuration);
  const rows = buildStepRows(run, detail.trace, configuration);
  return (
    <DetailPane label="Login run">
      <RunHead
        run={run}
        atProviderMs={rows.find((row) => row.kind === "person")?.durationMs}
        onTestAgain={() => void test.start()}
        isStarting={test.isBusy}
        loading={loading && hasEnded(run)}
      />
      {test.error && (
        <PaneNotice>
          <ErrorNotice error={test.error} title="The login could not be started" />
        </PaneNotice>
      )}
      {run.state === "succeeded" && run.user ? (
        <SucceededRun detail={detail} rows={rows} userId={run.user.id} />
      ) : (
        <RunTrace
          detail={detail}
          rows={rows}
          aside={{
            label: hasEnded(run) ? "Explanation" : "Now",
            content:
              hasEnded(run) && run.error ? (
                <Explanation run={run} error={run.error} trace={detail.trace} configuration={configuration} />
              ) : (
                <WaitingPane run={run} />
              ),
          }}
        />
      )}
    </DetailPane>
  );
}

const tabIds = ["sequence", "tokens", "checks"] as const;
type TabId = (typeof tabIds)[number];

const TAB_KEY = "workbench.login-run.tab";

/** The tab that was chosen last, also before the app was restarted. */
const rememberedTab = (): TabId => {
  const kept = localStorage.getItem(TAB_KEY);
  return tabIds.find((id) => id === kept) ?? "tokens";
};

interface SucceededRunProps {
  readonly detail: LoginRunDetail;
  readonly rows: readonly StepRow[];
  readonly userId: string;
}

function SucceededRun({ detail, rows, userId }: SucceededRunProps) {
  const [tab, setTab] = useState(rememberedTab);
  const choose = (id: TabId) => {
    localStorage.setItem(TAB_KEY, id);
    setTab(id);
  };
  return (
    <Tabs
      label="Parts of the login run"
      selected={tab}
      onSelect={choose}
      tabs={[
        { id: "sequence", label: "Sequence" },
        { id: "tokens", label: "Tokens" },
        { id: "checks", label: "Checks", badge: <CheckCounts trace={detail.trace} /> },
      ]}
    >
      {tab === "sequence" && <RunTrace detail={detail} rows={rows} />}
      {tab === "tokens" && <RunTokens run={detail.run} userId={userId} />}
      {tab === "checks" && (
        <div className={styles.checks}>
          <ChecksList checks={orderChecks(detail.trace)} />
        </div>
      )}
    </Tabs>
  );
}
