import { AppFailure } from "#shared/app-error.ts";
import type { EffectPage, ProvisioningEffect } from "#shared/provisioning/effect.ts";
import type { Role } from "#shared/roles/role.ts";
import type { Task } from "#shared/tasks/task.ts";
import type { RunningJob, WorkerHost } from "../../ports/worker-host.ts";
import { type RunningTask, type Tasks, taskGone } from "../../tasks/index.ts";
import type { Vault } from "../../tokens/index.ts";
import type { ProvisioningRules } from "../evaluate-provisioning.ts";
import type { EffectInput, EffectQuestion } from "./run-effect.ts";

/** The effect of settings on every known user, evaluated beside the loop; one at a time. */
export interface ProvisioningEffects {
  /** Begins, in the place of the one before. @throws AppFailure `data_key_missing` */
  start(tried: ProvisioningRules & { readonly configurationId: string }): Promise<Task>;
  /** What was counted so far. @throws AppFailure `not_found`, or what the evaluation failed with */
  get(taskId: string): ProvisioningEffect;
  /** Who is meant, once it is complete. @throws AppFailure `not_found` */
  rows(taskId: string, question: EffectQuestion): Promise<EffectPage>;
  /** Forgets it, complete or not. */
  forget(taskId: string): void;
  close(): Promise<void>;
}

export interface EffectParts {
  readonly databaseFile: string;
  readonly vault: Pick<Vault, "ready" | "keysForReading">;
  readonly roles: { all(): readonly Role[] };
  readonly tasks: Tasks;
  readonly workers: WorkerHost;
}

interface Current {
  readonly task: RunningTask;
  readonly job: RunningJob;
  effect: ProvisioningEffect;
  failure?: AppFailure;
}

const nothingYet: ProvisioningEffect = {
  users: 0,
  done: 0,
  isComplete: false,
  tookMs: 0,
  unchanged: 0,
  affected: 0,
  attributes: [],
  roles: [],
  shares: [],
  refused: [],
  created: 0,
  inactive: 0,
  notEvaluated: [],
};

/** Makes it; nothing runs yet. */
export const createProvisioningEffects = (parts: EffectParts): ProvisioningEffects => {
  const { vault, tasks, workers } = parts;
  let current: Current | undefined;
  let ended: Promise<void> = Promise.resolve();

  const forgetCurrent = (): void => {
    const forgotten = current;
    current = undefined;
    if (forgotten === undefined) return;
    ended = Promise.all([ended, forgotten.job.end()]).then(() => {});
    forgotten.task.drop();
  };
  const currentOf = (taskId: string): Current => {
    if (current?.task.task.id === taskId) return current;
    throw taskGone();
  };
  const follow = async (own: Current): Promise<void> => {
    try {
      await own.job.finished;
      own.effect = (await own.job.ask("counts")) as ProvisioningEffect;
      own.task.finish();
    } catch (thrown) {
      if (!(thrown instanceof AppFailure)) throw thrown;
      own.failure = thrown;
      own.task.fail(thrown.error);
    }
  };

  return {
    start: async ({ configurationId, provisioning, roleParsing }) => {
      await vault.ready();
      forgetCurrent();
      const input: EffectInput = {
        databaseFile: parts.databaseFile,
        keys: vault.keysForReading(),
        configurationId,
        rules: { provisioning, roleParsing },
        roles: parts.roles.all(),
      };
      const task = tasks.start("Effect on known users", forgetCurrent);
      const job = workers.start("provisioning.effect", input, ({ done, total, news }) => {
        own.effect = news as ProvisioningEffect;
        task.progress(done, total);
      });
      const own: Current = { task, job, effect: nothingYet };
      current = own;
      void follow(own);
      return task.task;
    },
    get: (taskId) => {
      const { effect, failure } = currentOf(taskId);
      if (failure !== undefined) throw failure;
      return effect;
    },
    rows: async (taskId, question) => {
      const { job, effect } = currentOf(taskId);
      if (!effect.isComplete) throw taskGone();
      return (await job.ask(question)) as EffectPage;
    },
    forget: (taskId) => {
      if (current?.task.task.id === taskId) forgetCurrent();
    },
    close: async () => {
      forgetCurrent();
      await ended;
    },
  };
};
