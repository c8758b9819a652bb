import type { Clock } from "../../ports/clock.ts";
import { inSlices } from "./in-slices.ts";
import type { UserImportStore } from "./user-import-store.ts";

/** Users that are cleared up in one step. */
const AT_ONCE = 50;

/**
 * Takes a begun import back, or, when it is valid, forgets what was kept for that.
 * @throws the signal's reason when it is aborted meanwhile; the rest can be done later
 */
export const clearUp = async (
  store: UserImportStore,
  clock: Pick<Clock, "elapsed">,
  signal: AbortSignal,
): Promise<void> => {
  const begun = store.begun();
  if (begun === undefined) return;
  const some = begun.state === "written" ? store.forgetSome : store.takeBackSome;
  await inSlices({ clock, signal, slice: store.transaction }, () => some(AT_ONCE));
};
