import { AppFailure } from "#shared/app-error.ts";
import type { Clock } from "../ports/clock.ts";
import type { HttpLimits } from "../ports/http.ts";
import { timedOut } from "./timed-out.ts";

/** The limits of one exchange, and the wish of whoever asked for it to end it. */
export interface Deadline {
  /** Calls `end` once the exchange has to end, at once when it has to already. */
  whenOver(end: (failure: AppFailure) => void): void;
  /** The head has come in time; answers when. */
  headersArrived(): number;
  /** Why it had to end, if it had. */
  reason(): AppFailure | undefined;
  /** Nothing is waited for any more. */
  end(): void;
}

/** Starts the limits of an exchange with `url`. */
export const startDeadline = (
  clock: Clock,
  limits: HttpLimits,
  outer: AbortSignal | undefined,
  url: URL,
): Deadline => {
  const ends: ((failure: AppFailure) => void)[] = [];
  let why: AppFailure | undefined;
  const abort = (failure: AppFailure) => {
    if (why !== undefined) return;
    why = failure;
    for (const end of ends) end(failure);
  };
  const onOuterAbort = () => abort(requestCancelled());
  if (outer?.aborted) onOuterAbort();
  outer?.addEventListener("abort", onOuterAbort, { once: true });
  const stopHeaders = clock.after(limits.headersTimeoutMs, () =>
    abort(timedOut(url, limits.headersTimeoutMs)),
  );
  const stopTotal = clock.after(limits.totalTimeoutMs, () => abort(timedOut(url, limits.totalTimeoutMs)));
  return {
    whenOver: (end) => {
      if (why === undefined) ends.push(end);
      else end(why);
    },
    headersArrived: () => {
      stopHeaders();
      return clock.elapsed();
    },
    reason: () => why,
    end: () => {
      stopHeaders();
      stopTotal();
      outer?.removeEventListener("abort", onOuterAbort);
    },
  };
};

/** The refusal of a request that nobody waits for any more. */
export const requestCancelled = (): AppFailure =>
  new AppFailure({
    code: "request_cancelled",
    message: "The request was cancelled.",
    advice: "Send it again when you want to.",
  });
