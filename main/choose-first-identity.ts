import type { EventName, EventPayloads, Publish } from "#shared/contract/events.ts";
import type { LoginRun } from "#shared/login/login-run.ts";
import type { SettingsStore } from "./settings/index.ts";

/**
 * Makes the first one who signs in the current identity, as whom requests are sent that name nobody; as soon as
 * somebody was chosen, be it Anonymous, a login changes nothing.
 */
export const chooseFirstIdentity = <Name extends EventName>(
  settings: SettingsStore,
  publish: Publish,
  name: Name,
  payload: EventPayloads[Name],
): void => {
  if (name !== "login.run-changed") return;
  const { state, user } = payload as LoginRun;
  if (state !== "succeeded" || user === undefined || settings.has("currentIdentity")) return;
  publish("settings.changed", settings.update({ currentIdentity: { kind: "user", userId: user.id } }));
};
