import { randomUUID } from "node:crypto";
import type { Exchange } from "#shared/requests/exchange.ts";
import type { RequestDraft } from "#shared/requests/request-draft.ts";
import type { TokenKind } from "#shared/tokens/token-set-view.ts";
import type { Scenario } from "./open-scenario.ts";
import { type TypedRequest, typedRequest } from "./typed-request.ts";

/** Logs somebody in and answers the user's id. */
export const signIn = async (scenario: Scenario, loginHint?: "ada" | "ben"): Promise<string> => {
  const { run } = await scenario.login(loginHint);
  if (run.user === undefined) throw new Error(`The login failed: ${JSON.stringify(run.error)}`);
  return run.user.id;
};

/** A GET at the provider's API, with the changes given. */
export const requestTo = (scenario: Scenario, changes: TypedRequest = {}): RequestDraft =>
  typedRequest({ name: "Orders", url: `${scenario.provider.apiUrl}/orders`, ...changes });

/** Sends a request and answers the exchange. */
export const send = (scenario: Scenario, changes: TypedRequest = {}): Promise<Exchange> =>
  scenario.call("requests.send", { sendingId: randomUUID(), request: requestTo(scenario, changes) });

/** What the API answered, as JSON. */
export const answerOf = (exchange: Exchange): Readonly<Record<string, unknown>> =>
  JSON.parse(exchange.response?.body.content ?? "{}");

/** A token of an identity, by way of the clipboard. */
export const tokenOf = async (scenario: Scenario, userId: string, kind: TokenKind): Promise<string> => {
  await scenario.call("tokens.copy", { userId, kind });
  return scenario.workbench.copied.at(-1) ?? "";
};
