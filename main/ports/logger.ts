/** Where the workbench writes about itself. A line is an event's name and plain fields; never a secret. */
export interface Logger {
  info(event: string, fields?: Readonly<Record<string, string | number | boolean>>): void;
  warn(event: string, fields?: Readonly<Record<string, string | number | boolean>>): void;
  error(event: string, fields?: Readonly<Record<string, string | number | boolean>>): void;
}

/** Writes one JSON object a line to standard error. */
export const consoleLogger: Logger = {
  info: (event, fields) => writeLine("info", event, fields),
  warn: (event, fields) => writeLine("warn", event, fields),
  error: (event, fields) => writeLine("error", event, fields),
};

const writeLine = (level: string, event: string, fields: object = {}): void => {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...fields })}\n`);
};
