import { requestCancelled } from "../http/index.ts";

/**
 * Waits for something that may serve others as well no longer than it is wanted here; it goes on by itself.
 * @throws AppFailure `request_cancelled`
 */
export const whileWanted = async <Value>(coming: Promise<Value>, signal: AbortSignal): Promise<Value> => {
  let stopWaiting = () => {};
  const cancelled = new Promise<never>((_, reject) => {
    const onAbort = () => reject(requestCancelled());
    if (signal.aborted) onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
    stopWaiting = () => signal.removeEventListener("abort", onAbort);
  });
  try {
    return await Promise.race([coming, cancelled]);
  } finally {
    stopWaiting();
  }
};
