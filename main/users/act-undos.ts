import { AppFailure } from "#shared/app-error.ts";
import type { UserActOutcome } from "#shared/users/user-query.ts";
import type { Random } from "../ports/random.ts";
import { type Act, actInSlices, type SlicesParts } from "./act-in-slices.ts";

/** How long an act can be undone; who was forgotten is deleted after it. Longer than the window offers it. */
export const UNDO_MS = 60_000;

/** What can be taken back, for a while. */
export interface ActUndos {
  /** Keeps how to take an act back, until it is too late. */
  offer(changed: Uint32Array, act: Act, onTooLate?: () => void): UserActOutcome;
  /** Takes an act back; answers for how many users. @throws AppFailure `not_found` when it is too late */
  take(undoId: string): Promise<number>;
  close(): void;
}

interface Undo {
  readonly changed: Uint32Array;
  readonly act: Act;
  /** Ends the waiting for its end. */
  readonly stop: () => void;
}

/** Makes it. */
export const createActUndos = (parts: SlicesParts & { readonly random: Random }): ActUndos => {
  const kept = new Map<string, Undo>();
  return {
    offer: (changed, act, onTooLate = () => {}) => {
      if (changed.length === 0 || parts.closing.aborted) return { changed: changed.length };
      const undoId = parts.random.uuid();
      const stop = parts.clock.after(UNDO_MS, () => {
        kept.delete(undoId);
        onTooLate();
      });
      kept.set(undoId, { changed, act, stop });
      return { changed: changed.length, undoId };
    },
    take: async (undoId) => {
      const undo = kept.get(undoId);
      if (undo === undefined) throw tooLate();
      kept.delete(undoId);
      undo.stop();
      return (await actInSlices(parts, { title: "Undo", seqs: undo.changed, act: undo.act })).length;
    },
    close: () => {
      for (const { stop } of kept.values()) stop();
      kept.clear();
    },
  };
};

const tooLate = (): AppFailure =>
  new AppFailure({
    code: "not_found",
    message: "This cannot be undone any more.",
    advice: "Activate the users again in the list; who was forgotten comes back with the next login.",
  });
