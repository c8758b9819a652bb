import { AppFailure } from "#shared/app-error.ts";
import { createClientTokenSupply } from "./client-token-supply.ts";
import type { Identity } from "./identities.ts";
import type { SendingOrder, SendParts } from "./send-request.ts";
import type { TokenSupply } from "./token-supply.ts";
import { createEndedTokenSupply, createUserTokenSupply } from "./user-token-supply.ts";

/**
 * Where the tokens of a sending come from; undefined: it has none.
 * @throws AppFailure `no_expired_token`, `secret_missing` without an ID token, `invalid_input` for one of a client
 */
export const supplyFor = async (
  { clock, tokenSets, clientTokens }: Pick<SendParts, "clock" | "tokenSets" | "clientTokens">,
  { request: { token: kind }, tokenState }: SendingOrder,
  identity: Identity,
  signal: AbortSignal,
): Promise<TokenSupply | undefined> => {
  if (kind === "none") return undefined;
  if (identity.sender === "client") {
    if (kind === "id_token") throw clientHasNoIdToken();
    if (tokenState === "expired") throw clientTokenNotKept();
    return createClientTokenSupply({ identity, clientTokens, clock, signal });
  }
  if (tokenState === "expired")
    return createEndedTokenSupply(await tokenSets.ended(identity.userId, kind), kind, clock);
  return createUserTokenSupply({ identity, kind, clock, tokenSets, signal });
};

const clientHasNoIdToken = (): AppFailure =>
  new AppFailure({
    code: "invalid_input",
    message: "A client has no ID token: that is for users.",
    advice: "Send the access token, or send the request as a user.",
    field: "token",
    source: "RFC 6749 4.4.3",
  });

const clientTokenNotKept = (): AppFailure =>
  new AppFailure({
    code: "no_expired_token",
    message: "Ended tokens of a client are not kept.",
    advice: "Send an ended token as a user.",
  });
