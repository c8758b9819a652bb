import { useCallback, useEffect, useRef, useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import type { ProvisioningEffect } from "#shared/provisioning/effect.ts";
import type { ProvisioningSettings, RoleSettings } from "#shared/provisioning/provisioning-settings.ts";
import type { Task } from "#shared/tasks/task.ts";
import { call, errorOf, useEvent } from "../bridge/index.ts";
import { useSettled } from "../words/index.ts";

/** Settings whose effect on all known users is wanted. */
export interface TriedRules {
  readonly configurationId: string;
  readonly provisioning: ProvisioningSettings;
  readonly roleParsing: RoleSettings;
}

/** The effect as far as it is known. */
export interface EffectState {
  /** Counted so far; the last one stays until another has begun to be counted. */
  readonly effect: ProvisioningEffect | undefined;
  /** Names the effect for reading its rows; absent until it is complete. */
  readonly completeId: string | undefined;
  readonly isRunning: boolean;
  /** It is of other settings than those that are typed. */
  readonly isOld: boolean;
  readonly error: AppError | undefined;
  readonly start: () => void;
  readonly stop: () => void;
}

interface Run {
  /** The settings as text. */
  readonly of: string;
  readonly taskId?: string;
  readonly effect?: ProvisioningEffect;
  readonly isRunning: boolean;
  readonly error?: AppError;
}

/** How long typing rests before the effect is evaluated, in ms. */
const SETTLED_MS = 600;

/**
 * Evaluates settings on all known users.
 * @param byItself begins whenever what is typed has settled; else only when it is asked to
 */
export const useEffectOf = (rules: TriedRules, byItself: boolean): EffectState => {
  const typed = JSON.stringify(rules);
  const settled = useSettled(typed, SETTLED_MS);
  const [run, setRun] = useState<Run>();
  const asked = useRef(0);
  const taskId = useRef<string>(undefined);

  const read = useCallback(async (id: string, own: number) => {
    try {
      const effect = await call("provisioning.effect.get", { taskId: id });
      if (own !== asked.current) return;
      setRun((known) => known && { ...known, taskId: id, effect, isRunning: !effect.isComplete });
    } catch (thrown) {
      if (own !== asked.current) return;
      setRun((known) => known && { of: known.of, isRunning: false, error: errorOf(thrown) });
    }
  }, []);

  const start = useCallback(
    async (of: string) => {
      asked.current += 1;
      const own = asked.current;
      // The one before ends by this: that it is cancelled is no news.
      taskId.current = undefined;
      setRun((known) => ({ ...(known?.effect && { effect: known.effect }), of, isRunning: true }));
      try {
        const { id } = await call("provisioning.effect.start", JSON.parse(of));
        if (own !== asked.current) return;
        taskId.current = id;
        await read(id, own);
      } catch (thrown) {
        if (own === asked.current) setRun({ of, isRunning: false, error: errorOf(thrown) });
      }
    },
    [read],
  );

  const forget = useCallback(() => {
    asked.current += 1;
    if (taskId.current !== undefined) void call("provisioning.effect.end", { taskId: taskId.current });
    taskId.current = undefined;
  }, []);
  const stop = useCallback(() => {
    forget();
    setRun(undefined);
  }, [forget]);

  const onProgress = useCallback(
    ({ id, state }: Task) => {
      if (id !== taskId.current) return;
      // Cancelled in the rail's foot: nothing of it is kept.
      if (state === "cancelled") stop();
      else void read(id, asked.current);
    },
    [read, stop],
  );
  useEvent("task.progress", onProgress);
  const isSettled = settled === typed;
  useEffect(() => {
    if (byItself && isSettled) void start(settled);
  }, [byItself, isSettled, settled, start]);
  useEffect(() => forget, [forget]);

  const isComplete = run?.effect?.isComplete === true && !run.isRunning;
  return {
    effect: run?.effect,
    completeId: isComplete ? run.taskId : undefined,
    isRunning: run?.isRunning === true,
    isOld: run !== undefined && run.of !== typed,
    error: run?.error,
    start: () => void start(typed),
    stop,
  };
};
