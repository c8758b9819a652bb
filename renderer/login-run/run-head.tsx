import { IconGitCompare, IconPlayerPlay, IconSend } from "@tabler/icons-react";
import { useState } from "react";
import { hasEnded, type LoginRun } from "#shared/login/login-run.ts";
import { useAct } from "../bridge/index.ts";
import { type PageAction, PageHead } from "../frame/index.ts";
import { ComparePicker } from "../login-runs/index.ts";
import { navigate, placeBeforeRuns, type Route } from "../routes.ts";
import { Button, formatDuration, StatusIcon, Tag, useNarrow, useShortcuts } from "../ui/index.ts";
import { clockWords, runPerson, runStatus, runTitle, visibleText } from "../words/index.ts";

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
  const [isComparing, setIsComparing] = useState(false);
  const back = () => navigate(placeOf(run));
  useShortcuts({ escape: back, "mod+enter": isUnderWay ? undefined : onTestAgain });
  return (
    <>
      <PageHead
        title={runTitle(run)}
        mark={<StatusIcon status={runStatus(run)} />}
        tag={tagsOf(run)}
        subtitle={subtitleOf(run, atProviderMs, isNarrow)}
        onBack={back}
        loading={loading}
        actions={isUnderWay ? [] : actionsOf(run, () => setIsComparing(true))}
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
      <ComparePicker open={isComparing} run={run} onClose={() => setIsComparing(false)} />
    </>
  );
}

/** Where a run belongs: the list that it was opened from, else its configuration. */
const placeOf = ({ configurationId }: LoginRun): Route => {
  const before = placeBeforeRuns();
  const isList = before !== undefined && before.page !== "configurations";
  return isList ? before : { page: "configurations", id: configurationId };
};

const actionsOf = ({ user, state }: LoginRun, onCompare: () => void): readonly PageAction[] => [
  { label: "Compare", icon: IconGitCompare, onSelect: onCompare },
  ...(state === "succeeded" && user
    ? [
        {
          label: "Send a request",
          icon: IconSend,
          onSelect: () => navigate({ page: "requests", sendAs: user.id }),
        },
      ]
    : []),
];

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

/** What is special about a run. */
const tagsOf = ({ keepsRawValues, triesNextKey }: LoginRun) =>
  (keepsRawValues || triesNextKey) && (
    <>
      {triesNextKey && <Tag>next key</Tag>}
      {keepsRawValues && <Tag>raw values kept</Tag>}
    </>
  );
