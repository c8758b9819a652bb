import { type ReactNode, useState } from "react";
import type { EffectFilter } from "#shared/provisioning/effect.ts";
import { heaviestEffect } from "#shared/provisioning/heaviest-effect.ts";
import { useRead } from "../bridge/index.ts";
import { text } from "../theme/index.ts";
import { Button, classNames, ErrorNotice, formatDuration, Panel } from "../ui/index.ts";
import { countWords } from "../words/index.ts";
import { EffectBars } from "./effect-bars.tsx";
import { EffectCounts } from "./effect-counts.tsx";
import styles from "./effect-panel.module.css";
import { EffectUsers } from "./effect-users.tsx";
import { type EffectState, type TriedRules, useEffectOf } from "./use-effect-of.ts";

/** So many users are evaluated while one types; more when it is asked for. */
const BY_ITSELF_UP_TO = 20_000;

interface EffectPanelProps {
  readonly rules: TriedRules;
  /** They are not those that are kept. */
  readonly isChanged: boolean;
  /** An expression can't be read: the last effect stays until it can. */
  readonly isUnreadable: boolean;
  /** Opens the login of a user among those that the settings are tried on. */
  readonly onPickUser: (userId: string) => void;
  /** Stands below, with the heaviest consequence once it is known. */
  readonly foot: (heaviest: string | undefined) => ReactNode;
}

/** What the settings that are typed would do to everybody who is known. */
export function EffectPanel({ rules, isChanged, isUnreadable, onPickUser, foot }: EffectPanelProps) {
  const search = { text: "", configurationId: rules.configurationId, limit: 1 };
  const page = useRead("users.search", search, { keepPrevious: true }).data;
  const isFew = page !== undefined && !page.matchesMore && page.matching <= BY_ITSELF_UP_TO;
  const state = useEffectOf(rules, isChanged && isFew && !isUnreadable);
  const users = state.effect?.isComplete ? state.effect.users : page?.matching;
  if (page === undefined || page.matching === 0) return foot(undefined);
  const known = `${page.matchesMore && !state.effect ? "over " : ""}${countWords(users ?? 0, "known user")}`;
  return (
    <>
      <Panel title={`Effect on ${known}`} actions={<Progress state={state} isUnreadable={isUnreadable} />}>
        {state.error && <ErrorNotice error={state.error} title="The effect could not be evaluated" />}
        {state.effect ? (
          <Outcome state={state} isOld={state.isOld || isUnreadable} onPickUser={onPickUser} />
        ) : (
          !state.error && (
            <p className={styles.words}>
              What is set above is tried on the last login of everybody who is known, before it is saved.
            </p>
          )
        )}
      </Panel>
      {foot(isChanged && !isUnreadable ? heaviestOf(state) : undefined)}
    </>
  );
}

const heaviestOf = ({ effect, isOld, isRunning }: EffectState): string | undefined =>
  effect && !isOld && !isRunning ? heaviestEffect(effect) : undefined;

interface ProgressProps {
  readonly state: EffectState;
  readonly isUnreadable: boolean;
}

function Progress({ state: { effect, isRunning, isOld, start, stop }, isUnreadable }: ProgressProps) {
  if (isRunning) {
    const { done = 0, users = 0 } = effect?.isComplete ? {} : (effect ?? {});
    return (
      <span className={classNames(text.row, text.small, text.third)}>
        {users > 0 && `${done.toLocaleString("en")} of ${users.toLocaleString("en")}`}
        <Button size="small" onClick={stop}>
          Stop
        </Button>
      </span>
    );
  }
  if (effect && !isOld) {
    return (
      <span className={classNames(text.small, text.third)}>
        Evaluated on each user's last login · {formatDuration(effect.tookMs)}
      </span>
    );
  }
  return (
    <Button size="small" disabled={isUnreadable} onClick={start}>
      Evaluate
    </Button>
  );
}

interface OutcomeProps {
  readonly state: EffectState;
  readonly isOld: boolean;
  readonly onPickUser: (userId: string) => void;
}

function Outcome({ state: { effect, completeId }, isOld, onPickUser }: OutcomeProps) {
  const [filter, setFilter] = useState<EffectFilter>({ of: "all" });
  if (!effect) return null;
  return (
    <div className={classNames(styles.outcome, isOld && styles.old)} aria-busy={isOld}>
      <div className={styles.counts}>
        <EffectBars effect={effect} />
        <EffectCounts effect={effect} filter={filter} onFilter={setFilter} />
      </div>
      <EffectUsers
        taskId={completeId}
        affected={effect.affected}
        filter={filter}
        onFilter={setFilter}
        onPickUser={onPickUser}
      />
    </div>
  );
}
