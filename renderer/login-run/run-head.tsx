import { IconPlayerPlay, IconSend } from "@tabler/icons-react";
import { hasEnded, type LoginRun } from "#shared/login/login-run.ts";
import { useAct } from "../bridge/index.ts";
import { PageHead } from "../frame/index.ts";
import { navigate } from "../routes.ts";
import { Button, formatDuration, StatusIcon, useNarrow, useShortcuts } from "../ui/index.ts";
import { clockWords, visibleText } from "../words/index.ts";
import { runPerson, runStatus, runTitle } from "./run-words.ts";

interface RunHeadProps {
  readonly run: LoginRun;
  /** Time a person took at the provider, in ms. */
  readonly atProviderMs: number | undefined;
  readonly onTestAgain: () => void;
  readonly isStarting: boolean;
  readonly loading: boolean;
}

/** State, step and circumstances of a run; Test login, and Cancel in its place while it is under way. */
export function RunHead({ run, atProviderMs, onTestAgain, isStarting, loading }: RunHeadProps) {
  const isNarrow = useNarrow();
  const cancel = useAct("login.cancel");
  const isUnderWay = !hasEnded(run);
  const back = () => navigate({ page: "configurations", id: run.configurationId });
  useShortcuts({ escape: back, "mod+enter": isUnderWay ? undefined : onTestAgain });
  const { user } = run;
  return (
    <PageHead
      title={runTitle(run)}
      mark={<StatusIcon status={runStatus(run)} />}
      subtitle={subtitleOf(run, atProviderMs, isNarrow)}
      onBack={back}
      loading={loading}
      actions={
        run.state === "succeeded" && user
          ? [
              {
                label: "Send a request",
                icon: IconSend,
                onSelect: () => navigate({ page: "requests", sendAs: user.id }),
              },
            ]
          : []
      }
      primary={
        isUnderWay ? (
          <Button busy={cancel.isPending} onClick={() => cancel.mutate({ id: run.id })}>
            Cancel
          </Button>
        ) : (
          <Button
            variant="primary"
            icon={IconPlayerPlay}
            shortcut="mod+enter"
            busy={isStarting}
            onClick={onTestAgain}
          >
            Test login
          </Button>
        )
      }
    />
  );
}

const subtitleOf = (run: LoginRun, atProviderMs: number | undefined, isNarrow: boolean): string => {
  const took = run.endedAt === undefined ? undefined : formatDuration(run.endedAt - run.startedAt);
  const atProvider =
    took !== undefined && atProviderMs !== undefined && !isNarrow
      ? `, of which ${formatDuration(atProviderMs)} at the provider`
      : "";
  return [
    run.configurationAlias,
    runPerson(run),
    isNarrow ? undefined : run.browser,
    clockWords(run.startedAt),
    took && `${took}${atProvider}`,
  ]
    .filter((part) => part !== undefined)
    .map((part) => visibleText(part))
    .join(" · ");
};
