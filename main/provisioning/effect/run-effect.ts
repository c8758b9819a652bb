import type { EffectFilter, EffectPage, EffectRow, ProvisioningEffect } from "#shared/provisioning/effect.ts";
import type { Role } from "#shared/roles/role.ts";
import { createSealedReader, type DataKey } from "../../tokens/index.ts";
import { haveExpressions, type ProvisioningRules } from "../evaluate-provisioning.ts";
import {
  EXPRESSIONS_LIMIT_MS,
  type ExpressionSearches,
  loadExpressionSearches,
} from "../expression-search.ts";
import { roleDirectory } from "../match-roles.ts";
import { runBounded, TookTooLong } from "../run-bounded.ts";
import { createEffectCount } from "./count-effect.ts";
import { type KnownUser, type KnownUserStore, openKnownUserStore } from "./known-user-store.ts";
import { changesOf, evaluateUser, type TriedSettings, type UserOutcome } from "./user-outcome.ts";

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

/** Far more than so many users take. Where an expression takes too long, each gets the time that a login has. */
const CHUNK_LIMIT_MS = 1000;

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
  const searches = haveExpressions(rules) ? await loadExpressionSearches() : undefined;
  const store = openKnownUserStore(
    input.databaseFile,
    configurationId,
    roles,
    createSealedReader(input.keys),
  );
  const tried = { configurationId, rules, directory: roleDirectory(roles) };
  const outcomeOf = outcomeReader(tried, store, searches);
  const rowOf = (known: KnownUser): EffectRow => ({
    userId: known.user.id,
    name: known.user.fullname || known.user.name,
    changes: changesOf(known.user, outcomeOf.inTime(known)),
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
      const chunk = store.read(store.seqs.slice(done, done + CHUNK_USERS));
      const outcomes = outcomeOf.all(chunk);
      for (const [index, known] of chunk.entries()) {
        if (outcomes === undefined) await report(done + index, users, () => effect(done + index));
        count.add(known.seq, known.user, outcomes?.[index] ?? outcomeOf.inTime(known));
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

/** Evaluates users: many at once, or one within the time that a login has. */
const outcomeReader = (
  tried: Omit<TriedSettings, "search">,
  store: KnownUserStore,
  searches: ExpressionSearches | undefined,
) => {
  const evaluate = (settings: TriedSettings, { user, readClaims }: KnownUser): UserOutcome =>
    evaluateUser(settings, store, user, readClaims);
  const endless: TriedSettings = { ...tried, search: searches?.() };
  return {
    /** Undefined when they took too long together. */
    all: (users: readonly KnownUser[]): readonly UserOutcome[] | undefined => {
      try {
        return runBounded(() => users.map((known) => evaluate(endless, known)), CHUNK_LIMIT_MS);
      } catch (thrown) {
        if (thrown instanceof TookTooLong) return undefined;
        throw thrown;
      }
    },
    inTime: (known: KnownUser): UserOutcome =>
      evaluate({ ...tried, search: searches?.(EXPRESSIONS_LIMIT_MS) }, known),
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
