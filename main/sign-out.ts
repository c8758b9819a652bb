import type { SignOutOutcome } from "#shared/tokens/token-set-view.ts";
import type { Configurations } from "./configurations/index.ts";
import { signOutAtProvider } from "./login/index.ts";
import type { BrowserOpener } from "./ports/browser-opener.ts";
import type { Clock } from "./ports/clock.ts";
import type { TokenSets } from "./tokens/index.ts";

/**
 * Signs an identity out: here only, or at the provider as well. The tokens are forgotten here whatever the
 * provider answers (C-96).
 * @throws AppFailure `no_token_set`, and as `signOutAtProvider` before anything has happened
 */
export type SignOut = (userId: string, kind: SignOutOutcome["kind"]) => Promise<SignOutOutcome>;

/** Sign-outs, of which several may wait for their provider at once. */
export interface SignOuts {
  readonly signOut: SignOut;
  /** Stops waiting for providers, closes the listeners (C-28), and forgets the tokens here all the same. */
  close(): Promise<void>;
}

export const createSignOuts = (parts: {
  readonly tokenSets: TokenSets;
  readonly configurations: Configurations;
  readonly browser: () => BrowserOpener;
  readonly clock: Clock;
}): SignOuts => {
  const { tokenSets, configurations } = parts;
  const closing = new AbortController();
  const underWay = new Set<Promise<SignOutOutcome>>();
  const atProvider = async (userId: string): Promise<SignOutOutcome> => {
    const set = await tokenSets.get(userId);
    const outcome = await signOutAtProvider({
      configuration: configurations.get(set.configurationId),
      idToken: set.idToken,
      browser: parts.browser(),
      clock: parts.clock,
      signal: closing.signal,
    });
    tokenSets.forget(userId);
    return outcome;
  };
  return {
    signOut: async (userId, kind) => {
      if (kind === "local") {
        tokenSets.forget(userId);
        return { kind, message: "Signed out here. The session at the provider goes on." };
      }
      const ended = atProvider(userId);
      underWay.add(ended);
      return ended.finally(() => underWay.delete(ended));
    },
    close: async () => {
      closing.abort();
      await Promise.allSettled(underWay);
    },
  };
};
