import type { RequestHeader } from "#shared/requests/request-draft.ts";

const OFF = "// ";

/** Headers as lines that can be pasted: `Name: value`, and `//` before those that are switched off. */
export const headerLines = (headers: readonly RequestHeader[]): string =>
  headers.map(({ name, value, enabled }) => `${enabled ? "" : OFF}${name}: ${value}`).join("\n");

/** Reads lines of headers; a line without a colon is a name without a value. */
export const readHeaderLines = (text: string): RequestHeader[] =>
  text
    .split(/\r?\n/u)
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const enabled = !/^\s*\/\//u.test(line);
      const own = line.replace(/^\s*\/\/\s?/u, "");
      // The name of a pseudo-header, as browsers copy them, begins with a colon.
      const colon = own.indexOf(":", 1);
      const [name, value] = colon < 0 ? [own, ""] : [own.slice(0, colon), own.slice(colon + 1)];
      return { name: name.trim(), value: value.trim(), enabled };
    });
