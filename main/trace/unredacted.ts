import { type Redactor, recordBody } from "./redact.ts";

/** How the parts of an exchange are written down. */
export type Recording = Pick<Redactor, "text" | "headers" | "url" | "parameters" | "body">;

/** Writes everything down as it was, secrets included: for what is sealed and nothing else. */
export const unredacted: Recording = {
  text: (value) => value,
  headers: (list) => list.map(([name, value]) => ({ name, value })),
  url: (url) => url,
  parameters: (list) => Array.from(list, ([name, value]) => ({ name, value })),
  body: (body) => recordBody(body, (content) => content),
};
