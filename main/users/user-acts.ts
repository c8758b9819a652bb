import type { Publish } from "#shared/contract/events.ts";
import type { UserActOutcome, UserSelection } from "#shared/users/user-query.ts";
import type { Logger } from "../ports/logger.ts";
import type { Random } from "../ports/random.ts";
import { type Act, actInSlices, type SlicedAct, type SlicesParts } from "./act-in-slices.ts";
import { createActUndos } from "./act-undos.ts";
import { withActingStore } from "./acting-store.ts";
import type { UserFinding } from "./finding/user-finding.ts";
import { pause, seqsOfSelection } from "./slice-selection.ts";
import { createUserActsStore } from "./user-acts-store.ts";

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
  /** Ends what waits and what is under way; who was forgotten is deleted at the next start. */
  close(): Promise<void>;
}

interface UserActsPorts extends Omit<SlicesParts, "store" | "closing"> {
  readonly random: Random;
  readonly publish: Publish;
  readonly logger: Logger;
  readonly finding: Pick<UserFinding, "all">;
}

/** Makes the acts, and deletes who was forgotten before the start. */
export const createUserActs = (ports: UserActsPorts): UserActs => {
  const { db, clock } = ports;
  const store = createUserActsStore(db);
  const closing = new AbortController();
  const parts = { ...ports, store, closing: closing.signal };
  const undos = createActUndos(parts);
  const underWay = new Set<Promise<unknown>>();
  const follow = <Answer>(work: Promise<Answer>): Promise<Answer> => {
    underWay.add(work);
    return work.finally(() => underWay.delete(work));
  };
  const each = async (
    selection: UserSelection,
    sliced: Omit<SlicedAct, "seqs">,
    events: readonly ("users.changed" | "tokens.changed")[] = ["users.changed"],
  ): Promise<Uint32Array> => {
    const seqs = await seqsOfSelection(parts, selection);
    const changed = await follow(actInSlices(parts, { ...sliced, seqs }));
    if (changed.length > 0) for (const name of events) parts.publish(name, {});
    return changed;
  };
  const deleteForgotten = (until: number): void => {
    follow(deleteInSlices(parts, until)).catch((thrown: unknown) =>
      parts.logger.error("users.forgotten-stay", { cause: String(thrown) }),
    );
  };
  deleteForgotten(clock.now());
  return {
    count: async (selection) => (await seqsOfSelection(parts, selection)).length,
    setActive: async (selection, active) => {
      const title = active ? "Activate users" : "Deactivate users";
      const changed = await each(selection, {
        title,
        act: (acting, seqs) => acting.setActive(seqs, active),
      });
      return undos.offer(changed, (acting, seqs) => acting.setActive(seqs, !active));
    },
    setTag: async (selection, tag) => {
      const before = new Map<number, string>();
      const act: Act = async (acting, seqs) => {
        const tags = await acting.setTag(seqs, tag);
        for (const { seq, tag: was } of tags) before.set(seq, was);
        return tags.map(({ seq }) => seq);
      };
      const changed = await each(selection, { title: "Tag users", act });
      return undos.offer(changed, async (acting, seqs) => {
        const ofTag = (was: string) => seqs.filter((seq) => before.get(seq) === was);
        for (const was of new Set(seqs.map((seq) => before.get(seq) ?? "")))
          await acting.setTag(ofTag(was), was);
        return seqs;
      });
    },
    signOut: async (selection) => {
      const act: Act = (acting, seqs) => acting.signOut(seqs);
      const sliced = { title: "Sign users out", act, removes: true };
      return { changed: (await each(selection, sliced, ["users.changed", "tokens.changed"])).length };
    },
    forget: async (selection) => {
      const at = clock.now();
      const act: Act = (acting, seqs) => acting.forget(seqs, at);
      const sliced = { title: "Forget users", act, removes: true };
      const changed = await each(selection, sliced, ["users.changed", "tokens.changed"]);
      return undos.offer(
        changed,
        (acting, seqs) => acting.restore(seqs, at),
        () => deleteForgotten(at),
      );
    },
    undo: async (undoId) => {
      const changed = await follow(undos.take(undoId));
      if (changed > 0) parts.publish("users.changed", {});
      return changed;
    },
    close: async () => {
      closing.abort();
      undos.close();
      await Promise.allSettled(underWay);
    },
  };
};

/** Deletes who was forgotten up to then. */
const deleteInSlices = (parts: SlicesParts, until: number): Promise<void> =>
  withActingStore(parts, parts.store.countForgotten(until), async (store) => {
    while (!parts.closing.aborted && (await store.deleteForgotten(until)) > 0) await pause();
  });
