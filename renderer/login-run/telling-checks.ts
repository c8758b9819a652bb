import type { AppError } from "#shared/app-error.ts";
import type { CheckEntry, TraceEntry } from "#shared/trace/trace-entry.ts";

/**
 * The checks that say more of a failure than its meaning does: those that failed, and where the provider refused
 * those with a warning. That its answer is no success is said by the answer itself.
 */
export const tellingChecks = (
  trace: readonly TraceEntry[],
  error: AppError,
  meaning: string,
): readonly CheckEntry[] =>
  trace.filter(
    (entry): entry is CheckEntry =>
      entry.kind === "check" &&
      entry.checkId !== "token.success" &&
      (entry.result === "failed" || (entry.result === "warning" && error.wire !== undefined)) &&
      !isSaid(entry, meaning),
  );

/** Whether all that was expected and found stands in the meaning already. */
const isSaid = ({ expected, found }: CheckEntry, meaning: string): boolean =>
  `${expected} ${found}`.split(/[\s,"]+/u).every((word) => meaning.includes(word));
