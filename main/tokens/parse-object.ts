import { isShallow } from "../http/index.ts";

/** A JSON object in a response body, nested no deeper than 64 levels (C-50), or `undefined`. */
export const parseObject = (body: Uint8Array): Readonly<Record<string, unknown>> | undefined => {
  const text = decodeUtf8(body);
  return text === undefined ? undefined : parseObjectText(text);
};

/** The same for text. */
export const parseObjectText = (text: string): Readonly<Record<string, unknown>> | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) && isShallow(value)
      ? (value as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined;
  }
};

/** Text of UTF-8 bytes, or `undefined` when they are none. */
export const decodeUtf8 = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};
