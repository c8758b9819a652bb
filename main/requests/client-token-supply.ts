import type { RefreshRecord, TokenUse } from "#shared/requests/exchange.ts";
import type { Clock } from "../ports/clock.ts";
import type { ClientToken, ClientTokenOutcome, ClientTokens } from "../tokens/index.ts";
import type { ClientIdentity } from "./identities.ts";
import { factsOfAccessToken } from "./token-facts.ts";
import type { SuppliedToken, TokenSupply } from "./token-supply.ts";
import { whileWanted } from "./while-wanted.ts";

/** A client's own token (RFC 6749 4.4): the one that is kept, else a new one; and a new one once after a 401. */
export const createClientTokenSupply = ({
  identity,
  clientTokens,
  clock,
  signal,
}: {
  readonly identity: ClientIdentity;
  readonly clientTokens: ClientTokens;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}): TokenSupply => {
  const configurationId = identity.configuration.id;
  let use: TokenUse = "none";
  let record: RefreshRecord | undefined;
  let tried: ClientToken | undefined;
  const fetch = async (): Promise<ClientTokenOutcome> => {
    const outcome = await whileWanted(clientTokens.fetch(configurationId), signal);
    const { durationMs, trace, failure } = outcome;
    record = { durationMs, trace, ...(failure === undefined ? {} : { error: failure.error }) };
    return outcome;
  };
  const supplied = (token: ClientToken): SuppliedToken => ({
    value: token.accessToken,
    facts: factsOfAccessToken(token.accessToken, token, clock.now()),
    ...(token.dpopKey === undefined ? {} : { dpopKey: token.dpopKey }),
  });
  return {
    first: async () => {
      const kept = clientTokens.kept(configurationId);
      if (kept !== undefined) {
        use = "sent";
        tried = kept;
        return supplied(kept);
      }
      const { token, failure } = await fetch();
      if (token === undefined) throw failure;
      use = "fetched_first";
      return supplied(token);
    },
    another: async () => {
      if (use !== "sent") return undefined;
      // Another sending may have met the same 401 before.
      const kept = clientTokens.kept(configurationId);
      const token = kept === undefined || kept === tried ? (await fetch()).token : kept;
      if (token === undefined) return undefined;
      use = "fetched_after_401";
      return supplied(token);
    },
    use: () => use,
    record: () => record,
  };
};
