import { hasEnded, type LoginRunDetail } from "#shared/login/login-run.ts";
import { errorOf, useRead } from "../bridge/index.ts";
import { DetailPane, PageHead, PaneBody, PaneNotice } from "../frame/index.ts";
import { navigate } from "../routes.ts";
import { Button, ErrorNotice, Skeleton } from "../ui/index.ts";
import { buildStepRows } from "./build-step-rows.ts";
import { Explanation } from "./explanation.tsx";
import { RunHead } from "./run-head.tsx";
import { RunTrace } from "./run-trace.tsx";
import { SucceededRun } from "./succeeded-run.tsx";
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
        <SucceededRun detail={detail} rows={rows} userId={run.user.id} configuration={configuration} />
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
