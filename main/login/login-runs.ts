import { AppFailure } from "#shared/app-error.ts";
import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import type { SigningRole } from "#shared/configurations/client-key.ts";
import type { Publish } from "#shared/contract/events.ts";
import type { LoginResult } from "#shared/login/login-result.ts";
import {
  hasEnded,
  type LoginBrowser,
  type LoginRun,
  type LoginRunDetail,
  type LoginRunState,
} from "#shared/login/login-run.ts";
import type { BrowserOpener } from "../ports/browser-opener.ts";
import type { ClientCredentials } from "../ports/client-credentials.ts";
import type { Clock } from "../ports/clock.ts";
import type { Logger } from "../ports/logger.ts";
import type { Random } from "../ports/random.ts";
import type { Reach } from "../ports/reach.ts";
import { createTraceRecorder, type TraceRecorder } from "../trace/index.ts";
import { type LoginTokens, loginCancelled, runAuthorizationCodeFlow } from "./flows/index.ts";
import { type LoginInitiation, recordInitiation } from "./initiation/index.ts";
import type { LoginRunStore } from "./login-run-store.ts";
import { requireComplete } from "./require-complete.ts";
import { runErrorOf } from "./run-error.ts";
import type { SealedRunStore } from "./sealed-run-store.ts";
import { withNextKey } from "./with-next-key.ts";

/** The user that a finished login belongs to. */
export type LoginUser = NonNullable<LoginRun["user"]>;

/** What login runs need from the rest of the workbench. */
export interface LoginRunParts {
  readonly reach: Reach;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly publish: Publish;
  readonly store: LoginRunStore;
  readonly sealed: SealedRunStore;
  /** Whether the data key is there; waits for the keychain's answer. */
  readonly canSeal: () => Promise<boolean>;
  readonly configuration: (id: string) => ClientConfiguration;
  readonly credentials: (id: string, role: SigningRole) => Promise<ClientCredentials>;
  /** Notes that a login went well with the next key of this id. */
  readonly noteNextKeyProven: (configurationId: string, keyId: string) => void;
  /** The browser that is set. */
  readonly browser: () => BrowserOpener;
  readonly testWindow: BrowserOpener;
  readonly timeLimitMs: () => number;
  /** Provisions the user and keeps the token set and what `alongside` writes, all or nothing. */
  readonly finish: (
    configuration: ClientConfiguration,
    tokens: LoginTokens,
    alongside: (user: LoginUser, result: LoginResult) => void,
  ) => Promise<void>;
}

/** Which login to start. */
export interface LoginRequest {
  readonly configurationId: string;
  readonly loginHint?: string | undefined;
  /** Absent: the one that is set. A captured redirect takes the test window whatever is asked for. */
  readonly browser?: LoginBrowser | undefined;
  /** Who asked for it, where it was not a person in the workbench; then `opener` is the browser that came. */
  readonly initiation?: LoginInitiation;
  readonly opener?: BrowserOpener;
  readonly keepRawValues?: boolean | undefined;
  /** The client's next key signs in place of the one in use. */
  readonly tryNextKey?: boolean | undefined;
}

/** Starts, watches and ends login runs; several may be under way at once. */
export interface LoginRuns {
  /** @throws AppFailure `not_found`, `configuration_incomplete`, `secret_missing` when there is no next key to try */
  start(input: LoginRequest): LoginRun;
  /** Does nothing to a run that has ended. */
  cancel(id: string): void;
  /** @throws AppFailure `not_found` when the run does not wait for the browser, or only the test window will do */
  link(id: string): { readonly url: string };
  /** Kept runs, newest first; those under way as they are now. */
  list(filter: Parameters<LoginRunStore["list"]>[0]): readonly LoginRun[];
  /** A kept run as it is now, if it is under way. */
  asItIs(run: LoginRun): LoginRun;
  /** @throws AppFailure `not_found` */
  get(id: string): LoginRunDetail;
  /** Resolves with the run when it has ended. @throws AppFailure `not_found` */
  ended(id: string): Promise<LoginRun>;
  /** Cancels what is under way and waits for its end. */
  close(): Promise<void>;
}

interface ActiveRun {
  run: LoginRun;
  url: string | undefined;
  readonly browser: BrowserOpener;
  readonly recorder: TraceRecorder;
  readonly abort: AbortController;
  ended: Promise<LoginRun>;
}

export const createLoginRuns = (parts: LoginRunParts): LoginRuns => {
  const active = new Map<string, ActiveRun>();
  const asItIs = (run: LoginRun): LoginRun => active.get(run.id)?.run ?? run;
  return {
    start: (input) => {
      const kept = parts.configuration(input.configurationId);
      const configuration = input.tryNextKey ? withNextKey(kept) : kept;
      requireComplete(configuration);
      const entry = begin(parts, configuration, input);
      active.set(entry.run.id, entry);
      change(parts, entry, {});
      entry.ended = play(parts, entry, configuration).finally(() => active.delete(entry.run.id));
      return entry.run;
    },
    cancel: (id) => active.get(id)?.abort.abort(),
    link: (id) => {
      const url = active.get(id)?.url;
      if (url === undefined)
        throw notFound("This login does not wait for a browser that could be another one.");
      return { url };
    },
    list: (filter) => parts.store.list(filter).map(asItIs),
    asItIs,
    get: (id) => {
      const entry = active.get(id);
      if (entry !== undefined) return { run: entry.run, trace: entry.recorder.entries() };
      const kept = parts.store.get(id);
      if (kept === undefined) throw notFound("There is no such login run.");
      return kept;
    },
    ended: async (id) => {
      const entry = active.get(id);
      if (entry !== undefined) return entry.ended;
      const kept = parts.store.get(id);
      if (kept === undefined) throw notFound("There is no such login run.");
      return kept.run;
    },
    close: async () => {
      const waiting = [...active.values()];
      for (const entry of waiting) entry.abort.abort();
      await Promise.all(waiting.map(({ ended }) => ended));
    },
  };
};

const notFound = (message: string): AppFailure =>
  new AppFailure({ code: "not_found", message, advice: "Go back to the list: it may have been deleted." });

const begin = (
  parts: LoginRunParts,
  configuration: ClientConfiguration,
  { loginHint: asked, browser: askedBrowser, keepRawValues = false, ...input }: LoginRequest,
): ActiveRun => {
  const { initiation, opener, tryNextKey = false } = input;
  const inTestWindow = askedBrowser === "test_window" || configuration.redirect.kind === "captured";
  const browser = opener ?? (inTestWindow ? parts.testWindow : parts.browser());
  const loginHint = asked ?? initiation?.loginHint;
  const id = parts.random.uuid();
  const run: LoginRun = {
    id,
    configurationId: configuration.id,
    configurationAlias: configuration.alias,
    state: "preparing",
    startedAt: parts.clock.now(),
    browser: browser.describe(),
    ...(loginHint === undefined || loginHint === "" ? {} : { loginHint }),
    ...(keepRawValues ? { keepsRawValues: true } : {}),
    ...(tryNextKey ? { triesNextKey: true } : {}),
  };
  const recorder = createTraceRecorder({
    runId: id,
    http: parts.reach.clientOf(configuration),
    clock: parts.clock,
    publish: parts.publish,
    keepsRaw: keepRawValues,
  });
  if (initiation !== undefined) recordInitiation(recorder, initiation);
  return {
    run,
    url: undefined,
    browser,
    recorder,
    abort: new AbortController(),
    ended: Promise.resolve(run),
  };
};

/** Tells a change of the run. */
const change = (parts: LoginRunParts, entry: ActiveRun, changes: Partial<LoginRun>): void => {
  const { waitsUntil: _waited, ...run } = entry.run;
  entry.run = { ...run, ...changes };
  parts.publish("login.run-changed", entry.run);
};

/** Plays a run to its end; it never rejects: a failure is the run's outcome. */
const play = async (
  parts: LoginRunParts,
  entry: ActiveRun,
  configuration: ClientConfiguration,
): Promise<LoginRun> => {
  void keepStart(parts, entry);
  try {
    const { triesNextKey } = entry.run;
    const credentials = await parts.credentials(configuration.id, triesNextKey ? "next_signing" : "signing");
    entry.recorder.redactor.learn(credentials.secret);
    const tokens = await runAuthorizationCodeFlow({
      configuration,
      credentials,
      loginHint: entry.run.loginHint,
      recorder: entry.recorder,
      clock: parts.clock,
      browser: entry.browser,
      timeLimitMs: parts.timeLimitMs(),
      signal: entry.abort.signal,
      enter: (state) => enter(parts, entry, state),
      offerLink: (url) => {
        entry.url = url;
      },
    });
    enter(parts, entry, "provisioning");
    await parts.finish(configuration, tokens, (user, result) => {
      entry.run = endedRun(parts, entry, { state: "succeeded", user });
      saveEnded(parts, entry, result);
      if (triesNextKey && credentials.key) parts.noteNextKeyProven(configuration.id, credentials.key.kid);
    });
    parts.publish("login.run-changed", entry.run);
  } catch (thrown) {
    await dropRawIfLocked(parts, entry);
    const error = entry.abort.signal.aborted
      ? loginCancelled().error
      : runErrorOf(entry, thrown, parts.logger);
    endBadly(parts, entry, {
      state: error.code === "login_cancelled" ? "cancelled" : "failed",
      error: entry.recorder.redactor.error(error),
    });
  }
  return entry.run;
};

const enter = (parts: LoginRunParts, entry: ActiveRun, state: LoginRunState): void => {
  if (state === "waiting_for_user") {
    change(parts, entry, { state, waitsUntil: parts.clock.now() + parts.timeLimitMs() });
    return;
  }
  entry.url = undefined;
  change(parts, entry, { state });
};

const endedRun = (parts: LoginRunParts, entry: ActiveRun, outcome: Partial<LoginRun>): LoginRun => {
  const { waitsUntil: _waited, user: _user, ...run } = entry.run;
  return { ...run, ...outcome, endedAt: parts.clock.now() };
};

const endBadly = (parts: LoginRunParts, entry: ActiveRun, outcome: Partial<LoginRun>): void => {
  entry.url = undefined;
  entry.run = endedRun(parts, entry, outcome);
  keep(parts, entry, () => saveEnded(parts, entry));
  parts.publish("login.run-changed", entry.run);
};

const saveEnded = (
  { store, sealed }: LoginRunParts,
  { run, recorder }: ActiveRun,
  result?: LoginResult,
): void =>
  store.saveEnded(run, recorder.entries(), () => {
    if (result !== undefined) sealed.saveResult(run.id, result);
    if (run.keepsRawValues) sealed.saveRawEntries(run.id, recorder.rawEntries());
  });

/** Secrets that can't be sealed are not kept; the run does not say then that they are. */
const dropRawIfLocked = async (parts: LoginRunParts, entry: ActiveRun): Promise<void> => {
  if (!entry.run.keepsRawValues || (await parts.canSeal())) return;
  const { keepsRawValues: _dropped, ...run } = entry.run;
  entry.run = run;
};

/** The run goes on, and its outcome is told, even when its record can't be written (a full disk, for instance). */
const keep = (parts: LoginRunParts, entry: ActiveRun, write: () => void): void => {
  try {
    write();
  } catch (thrown) {
    const kind = thrown instanceof Error ? thrown.name : typeof thrown;
    parts.logger.error("login.not-kept", { runId: entry.run.id, kind });
  }
};

/**
 * Of a run only the start and the end are written: in between a crash loses nothing that could be gone on with.
 * The start is written while the first answer is waited for.
 */
const keepStart = async (parts: LoginRunParts, entry: ActiveRun): Promise<void> => {
  await new Promise((resolve) => setImmediate(resolve));
  if (!hasEnded(entry.run)) keep(parts, entry, () => parts.store.save(entry.run));
};
