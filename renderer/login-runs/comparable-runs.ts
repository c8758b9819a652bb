import { hasEnded, type LoginRun } from "#shared/login/login-run.ts";

/**
 * What a run can be compared with: every other run that has ended, those of its own configuration first.
 * @param own found runs of the same configuration, newest first
 * @param all found runs of every configuration, newest first
 */
export const comparableRuns = (
  run: LoginRun,
  own: readonly LoginRun[],
  all: readonly LoginRun[],
): readonly LoginRun[] => {
  const others = all.filter(({ configurationId }) => configurationId !== run.configurationId);
  return [...own, ...others].filter((other) => other.id !== run.id && hasEnded(other));
};
