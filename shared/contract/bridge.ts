import type { Result } from "../result.ts";
import type { EventName, EventPayloads } from "./events.ts";
import type { OperationName } from "./operation-names.ts";
import type { OperationInput, OperationOutput } from "./operations.ts";

/** `window.workbench`: all that the renderer can reach outside its own process. */
export interface WorkbenchBridge {
  /** Calls an operation; errors come back as values, it never rejects. */
  call<Name extends OperationName>(
    name: Name,
    input: OperationInput<Name>,
  ): Promise<Result<OperationOutput<Name>>>;
  /** Listens to an event; the answer ends the listening. */
  on<Name extends EventName>(name: Name, listener: (payload: EventPayloads[Name]) => void): () => void;
}

/** Names of the two IPC channels between preload and main. */
export const ipcChannels = { call: "workbench:call", event: "workbench:event" } as const;
