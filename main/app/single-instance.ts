/** What a start for a command tells the instance that has the data folder. */
export const COMMAND_START = { isCommand: true } as const;

/** Whether another start was for a command: then nobody waits for a window. */
export const isCommandStart = (data: unknown): boolean =>
  typeof data === "object" && data !== null && "isCommand" in data;
