import type { EventName, EventPayloads } from "#shared/contract/events.ts";
import type { AutomaticRefresh, ClientTokens } from "./tokens/index.ts";

/** Events after which other tokens may be due for a refresh. */
const changesPlans: ReadonlySet<EventName> = new Set([
  "configurations.changed",
  "keychain.status-changed",
  "settings.changed",
  "tokens.changed",
]);

/**
 * Tells the automatic refresh of what it goes by: who is used, and what changes its plans. The token of a client whose
 * configuration has changed is forgotten: it may be another client now.
 */
export const noticeTokenUse = <Name extends EventName>(
  {
    automaticRefresh,
    clientTokens,
  }: { readonly automaticRefresh: AutomaticRefresh; readonly clientTokens: ClientTokens },
  name: Name,
  payload: EventPayloads[Name],
): void => {
  const event = { name, payload } as Published;
  if (event.name === "configurations.changed") clientTokens.forget(event.payload.id);
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
