import type { EventName, EventPayloads } from "#shared/contract/events.ts";
import type { Scopes } from "./requests/index.ts";
import type { AutomaticRefresh, ClientTokens } from "./tokens/index.ts";

/** Events after which other tokens may be due for a refresh. */
const changesPlans: ReadonlySet<EventName> = new Set([
  "configurations.changed",
  "keychain.status-changed",
  "settings.changed",
  "tokens.changed",
]);

/** Events after which other variables may be in force, or can be read. */
const changesScopes: ReadonlySet<EventName> = new Set(["requests.saved", "keychain.status-changed"]);

/**
 * Tells the automatic refresh of what it goes by: who is used, and what changes its plans. The token of a client whose
 * configuration has changed is forgotten, as it may be another client now, and so are variables that have changed.
 */
export const noticeChange = <Name extends EventName>(
  {
    automaticRefresh,
    clientTokens,
    scopes,
  }: {
    readonly automaticRefresh: AutomaticRefresh;
    readonly clientTokens: ClientTokens;
    readonly scopes: Scopes;
  },
  name: Name,
  payload: EventPayloads[Name],
): void => {
  const event = { name, payload } as Published;
  if (event.name === "configurations.changed") clientTokens.forget(event.payload.id);
  if (changesScopes.has(name)) scopes.forget();
  const userId = usedBy(event);
  if (userId !== undefined) automaticRefresh.noteUse(userId);
  if (changesPlans.has(name)) automaticRefresh.replan();
};

type Published = {
  [Name in EventName]: { readonly name: Name; readonly payload: EventPayloads[Name] };
}[EventName];

/** The identity that a login or a request has just used. */
const usedBy = (event: Published): string | undefined => {
  if (event.name === "requests.exchange-recorded") return event.payload.userId;
  return event.name === "login.run-changed" ? event.payload.user?.id : undefined;
};
