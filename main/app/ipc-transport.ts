import { type IpcMainInvokeEvent, ipcMain, type WebContents } from "electron";
import { ipcChannels } from "#shared/contract/bridge.ts";
import type { EventName, EventPayloads } from "#shared/contract/events.ts";
import type { Result } from "#shared/result.ts";
import type { OwnPages } from "./own-pages.ts";
import { type CallSender, isOurWindow, readCall, refusedSender } from "./read-call.ts";

/**
 * The one channel by which the window asks (EX-12): who asks and how much is checked here, what is asked for by
 * the router behind `dispatch`.
 */
export const serveCalls = (
  window: WebContents,
  pages: OwnPages,
  dispatch: (name: unknown, input: unknown) => Promise<Result<unknown>>,
): void => {
  ipcMain.handle(ipcChannels.call, (event, name: unknown, input: unknown) => {
    if (!isOurs(event, window, pages)) return refusedSender;
    const call = readCall(name, input);
    return call.ok ? dispatch(call.value.name, call.value.input) : call;
  });
};

/** Tells the window of a change; does nothing once it is gone. */
export const sendEvent = <Name extends EventName>(
  window: WebContents,
  name: Name,
  payload: EventPayloads[Name],
): void => {
  if (!window.isDestroyed()) window.send(ipcChannels.event, name, payload);
};

const isOurs = (event: IpcMainInvokeEvent, window: WebContents, pages: OwnPages): boolean => {
  const { senderFrame } = event;
  const sender: CallSender = {
    contentsId: event.sender.id,
    ...(senderFrame === null
      ? {}
      : { frame: { origin: senderFrame.origin, isMainFrame: senderFrame.parent === null } }),
  };
  return isOurWindow(sender, { contentsId: window.id, origin: pages.origin });
};
