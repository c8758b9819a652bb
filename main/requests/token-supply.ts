import type { RefreshRecord, SentToken, TokenUse } from "#shared/requests/exchange.ts";
import type { DpopKey } from "../tokens/index.ts";

/** A token that is to be sent. */
export interface SuppliedToken {
  readonly value: string;
  readonly facts: SentToken;
  /** The key that it is bound to; without it, it is sent as a Bearer token. */
  readonly dpopKey?: DpopKey;
}

/** Gives the tokens of one sending, and says what became of them. */
export interface TokenSupply {
  /**
   * The token to begin with.
   * @throws AppFailure when there is none that could be sent: `sign_in_needed`, or why it was not renewed
   */
  first(): Promise<SuppliedToken>;
  /** Another one in place of one that was refused; undefined: there is none. */
  another(): Promise<SuppliedToken | undefined>;
  /** What became of the token so far. */
  use(): TokenUse;
  /** The refresh or the fetching that came with it, as it was recorded. */
  record(): RefreshRecord | undefined;
}
