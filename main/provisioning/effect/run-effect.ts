import type { EffectFilter, EffectPage, EffectRow, ProvisioningEffect } from "#shared/provisioning/effect.ts";
import type { Role } from "#shared/roles/role.ts";
import { createSealedReader, type DataKey } from "../../tokens/index.ts";
import { type ProvisioningRules, searchFor } from "../evaluate-provisioning.ts";
import { roleDirectory } from "../match-roles.ts";
import { createEffectCount } from "./count-effect.ts";
import { type KnownUser, openKnownUserStore } from "./known-user-store.ts";
import { changesOf, evaluateUser, type TriedSettings } from "./user-outcome.ts";

/** What the effect of settings is evaluated on; the keys open the claims of last logins. */
export interface EffectInput {
  readonly databaseFile: string;
  readonly keys: readonly DataKey[];
  readonly configurationId: string;
  readonly rules: ProvisioningRules;
  readonly roles: readonly Role[];
}

/** What is asked of an effect that is complete. */
export interface EffectQuestion {
  readonly filter: EffectFilter;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** An effect that is complete: what was counted, and who is meant. */
export interface FinishedEffect {
  answer(question: EffectQuestion | "counts"): ProvisioningEffect | EffectPage;
  close(): void;
}

/** So many users at a time: between them messages are let through. */
const CHUNK_USERS = 250;

/**
 * Evaluates settings on the last login of every known user of a configuration, with the code of a login; nothing is
 * stored.
 * @param report is told of the users so far, with a {@link ProvisioningEffect} as its news
 * @throws AppFailure `database_corrupt`, `database_unavailable`
 */
export const runEffect = async (
  input: EffectInput,
  report: (done: number, total: number, news: () => ProvisioningEffect) => Promise<void>,
): Promise<FinishedEffect> => {
  const begunAt = performance.now();
  const { configurationId, rules, roles } = input;
  const search = await searchFor(rules);
  const tried: TriedSettings = { configurationId, rules, directory: roleDirectory(roles), search };
  const store = openKnownUserStore(
    input.databaseFile,
    configurationId,
    roles,
    createSealedReader(input.keys),
  );
  const outcomeOf = ({ user, readClaims }: KnownUser) => evaluateUser(tried, store, user, readClaims);
  const rowOf = (known: KnownUser): EffectRow => ({
    userId: known.user.id,
    name: known.user.fullname || known.user.name,
    changes: changesOf(known.user, outcomeOf(known)),
  });
  const count = createEffectCount();
  const users = store.seqs.length;
  let tookMs = 0;
  const effect = (done: number): ProvisioningEffect => {
    tookMs = performance.now() - begunAt;
    return { users, done, isComplete: false, tookMs, ...count.counts() };
  };
  try {
    for (let done = 0; done < users; done += CHUNK_USERS) {
      await report(done, users, () => effect(done));
      for (const known of store.read(store.seqs.slice(done, done + CHUNK_USERS))) {
        count.add(known.seq, known.user, outcomeOf(known));
      }
    }
  } catch (thrown) {
    store.close();
    throw thrown;
  }
  const whole: ProvisioningEffect = { ...effect(users), isComplete: true };
  return {
    answer: (question) =>
      question === "counts"
        ? whole
        : pageOf(count.listed(question.filter), question, (seqs) => store.read(seqs).map(rowOf)),
    close: store.close,
  };
};

const pageOf = (
  seqs: readonly number[],
  { after = "0", limit }: EffectQuestion,
  rowsOf: (seqs: readonly number[]) => readonly EffectRow[],
): EffectPage => {
  const from = Number(after);
  const to = from + limit;
  const rows = rowsOf(seqs.slice(from, to));
  return { rows, matching: seqs.length, ...(to < seqs.length ? { next: String(to) } : {}) };
};
