import { contextBridge, ipcRenderer } from "electron";
import { ipcChannels, type WorkbenchBridge } from "#shared/contract/bridge.ts";
import { type EventName, eventNames } from "#shared/contract/events.ts";
import { type OperationName, operationNames } from "#shared/contract/operation-names.ts";
import { failure, type Result } from "#shared/result.ts";

type Listener = (payload: unknown) => void;

const listeners = new Map<EventName, Set<Listener>>(eventNames.map((name) => [name, new Set()]));

ipcRenderer.on(ipcChannels.event, (_event, name: EventName, payload: unknown) => {
  for (const listener of listeners.get(name) ?? []) listener(payload);
});

/** Sends a known operation to the main process; the input goes as JSON text, see `read-call.ts` there. */
const call = async (name: OperationName, input: unknown): Promise<Result<unknown>> => {
  if (!operationNames.includes(name)) return unknownOperation;
  try {
    return (await ipcRenderer.invoke(ipcChannels.call, name, JSON.stringify(input))) as Result<unknown>;
  } catch (thrown) {
    return failure({
      code: "internal",
      message: "The window could not reach the program.",
      advice: "Try again. If it happens again, restart the workbench.",
      cause: thrown instanceof Error ? thrown.name : typeof thrown,
    });
  }
};

const unknownOperation = failure({
  code: "invalid_input",
  message: "There is no such operation.",
  advice: "Update the workbench: the window and the program do not fit together.",
});

/** Listeners get the payload alone, never Electron's event object (EL-20). */
const on = (name: EventName, listener: Listener): (() => void) => {
  // Each call has an entry of its own, so that ending one does not end another with the same function.
  const entry: Listener = (payload) => listener(payload);
  listeners.get(name)?.add(entry);
  return () => listeners.get(name)?.delete(entry);
};

/** All of the page's way out (EX-17): two functions, frozen, that take only names from the contract. */
const bridge = Object.freeze({ call, on }) as unknown as WorkbenchBridge;
contextBridge.exposeInMainWorld("workbench", bridge);
