import { AppFailure } from "#shared/app-error.ts";
import type { Publish } from "#shared/contract/events.ts";
import type { UserActOutcome, UserSelection } from "#shared/users/user-query.ts";
import type { Database } from "../db/index.ts";
import type { Clock } from "../ports/clock.ts";
import type { Logger } from "../ports/logger.ts";
import type { Random } from "../ports/random.ts";
import type { RunningTask, Tasks } from "../tasks/index.ts";
import type { UserFinding } from "./finding/user-finding.ts";
import { pause, piecesOf, seqsOfSelection } from "./slice-selection.ts";
import { createUserActsStore, type UserActsStore } from "./user-acts-store.ts";

/** How long an act can be undone; who was forgotten is deleted after it. Longer than the window offers it. */
export const UNDO_MS = 60_000;

/** What takes longer is a task, with its progress, that can be cancelled. */
const TASK_AFTER_MS = 1000;

/**
 * Acts on many users at once, a few at a time, so that nothing else has to wait. One that is cancelled answers what
 * it has done until then, which can be undone as if it were all.
 */
export interface UserActs {
  /** How many users a selection has, exactly. */
  count(selection: UserSelection): Promise<number>;
  setActive(selection: UserSelection, active: boolean): Promise<UserActOutcome>;
  setTag(selection: UserSelection, tag: string): Promise<UserActOutcome>;
  /** Forgets their tokens here; the providers keep their sessions. */
  signOut(selection: UserSelection): Promise<UserActOutcome>;
  /** Removes tokens and claims at once and for good, and the users themselves when it can't be undone any more. */
  forget(selection: UserSelection): Promise<UserActOutcome>;
  /** Takes an act back; answers for how many users. @throws AppFailure `not_found` when it is too late */
  undo(undoId: string): Promise<number>;
  /** Ends what waits; who was forgotten is deleted at the next start. */
  close(): void;
}

interface UserActsPorts {
  readonly db: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly publish: Publish;
  readonly logger: Logger;
  readonly tasks: Tasks;
  readonly finding: Pick<UserFinding, "all">;
}

interface UserActsParts extends UserActsPorts {
  readonly store: UserActsStore;
}

type Act = (seqs: readonly number[]) => readonly number[];

/** Makes the acts, and deletes who was forgotten before the start. */
export const createUserActs = (ports: UserActsPorts): UserActs => {
  const { db, clock } = ports;
  const store = createUserActsStore(db);
  const parts = { ...ports, store };
  const inSlices = createSlices(parts);
  const undos = createUndos(parts, inSlices);
  const each = async (title: string, selection: UserSelection, act: Act): Promise<Uint32Array> =>
    inSlices(title, await seqsOfSelection(parts, selection), act);
  const told = (changed: number, touchesTokens = false): void => {
    if (changed === 0) return;
    parts.publish("users.changed", {});
    if (touchesTokens) parts.publish("tokens.changed", {});
  };
  undos.deleteForgotten(clock.now());
  return {
    count: async (selection) => (await seqsOfSelection(parts, selection)).length,
    setActive: async (selection, active) => {
      const title = active ? "Activate users" : "Deactivate users";
      const changed = await each(title, selection, (seqs) => store.setActive(seqs, active));
      told(changed.length);
      return undos.offer(changed, (seqs) => store.setActive(seqs, !active));
    },
    setTag: async (selection, tag) => {
      const before = new Map<number, string>();
      const changed = await each("Tag users", selection, (seqs) => {
        const tags = store.setTag(seqs, tag);
        for (const { seq, tag: was } of tags) before.set(seq, was);
        return tags.map(({ seq }) => seq);
      });
      told(changed.length);
      return undos.offer(changed, (seqs) =>
        [...new Set(seqs.map((seq) => before.get(seq) ?? ""))].flatMap((was) => {
          const ofTag = seqs.filter((seq) => before.get(seq) === was);
          return store.setTag(ofTag, was).map(({ seq }) => seq);
        }),
      );
    },
    signOut: async (selection) => {
      const changed = (await each("Sign users out", selection, store.signOut)).length;
      store.cleanLog();
      told(changed, true);
      return { changed };
    },
    forget: async (selection) => {
      const at = clock.now();
      const changed = await each("Forget users", selection, (seqs) => store.forget(seqs, at));
      store.cleanLog();
      told(changed.length, true);
      return undos.offer(
        changed,
        (seqs) => store.restore(seqs, at),
        () => undos.deleteForgotten(at),
      );
    },
    undo: async (undoId) => {
      const changed = await undos.take(undoId);
      told(changed);
      return changed;
    },
    close: undos.close,
  };
};

type InSlices = (title: string, seqs: Uint32Array, act: Act) => Promise<Uint32Array>;

/** Does an act a few users at a time; answers whom it changed. */
const createSlices =
  ({ clock, tasks }: UserActsParts): InSlices =>
  async (title, seqs, act) => {
    const changed: number[] = [];
    const begunAt = clock.now();
    let isCancelled = false;
    let task: RunningTask | undefined;
    let done = 0;
    for (const piece of piecesOf(seqs)) {
      for (const seq of act(piece)) changed.push(seq);
      done += piece.length;
      if (done < seqs.length && clock.now() - begunAt >= TASK_AFTER_MS)
        task ??= tasks.start(title, () => {
          isCancelled = true;
        });
      task?.progress(done, seqs.length);
      await pause();
      if (isCancelled) break;
    }
    task?.finish();
    return Uint32Array.from(changed);
  };

interface Undo {
  readonly changed: Uint32Array;
  readonly act: Act;
  /** Ends the waiting for its end. */
  readonly stop: () => void;
}

const createUndos = ({ store, clock, random, logger }: UserActsParts, inSlices: InSlices) => {
  const kept = new Map<string, Undo>();
  let isClosed = false;
  const deleteForgotten = async (until: number): Promise<void> => {
    while (!isClosed && store.deleteForgotten(until) > 0) await pause();
  };
  return {
    /** Keeps how to take an act back, until it is too late. */
    offer: (changed: Uint32Array, act: Act, onTooLate: () => void = () => {}): UserActOutcome => {
      if (changed.length === 0) return { changed: 0 };
      const undoId = random.uuid();
      const stop = clock.after(UNDO_MS, () => {
        kept.delete(undoId);
        onTooLate();
      });
      kept.set(undoId, { changed, act, stop });
      return { changed: changed.length, undoId };
    },
    take: async (undoId: string): Promise<number> => {
      const undo = kept.get(undoId);
      if (undo === undefined) throw tooLate();
      kept.delete(undoId);
      undo.stop();
      return (await inSlices("Undo", undo.changed, undo.act)).length;
    },
    deleteForgotten: (until: number) => {
      deleteForgotten(until).catch((thrown: unknown) =>
        logger.error("users.forgotten-stay", { cause: String(thrown) }),
      );
    },
    close: () => {
      isClosed = true;
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
