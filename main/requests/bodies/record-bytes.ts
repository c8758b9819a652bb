import type { ExchangeBody } from "#shared/requests/exchange.ts";
import type { Redactor } from "../../trace/index.ts";

/**
 * A body as the history keeps it: text where the bytes are text, else base64.
 * @param bytes the whole body, or its beginning
 * @param redactor absent: they are redacted already
 */
export const recordBytes = (
  bytes: Buffer,
  sizeInBytes: number,
  redactor: Redactor | undefined,
): ExchangeBody => {
  const isComplete = bytes.byteLength === sizeInBytes;
  const text = decodeText(bytes, isComplete);
  const kept = { sizeInBytes, isComplete, isKept: false };
  if (text !== undefined) return { encoding: "text", content: redactor?.text(text) ?? text, ...kept };
  return { encoding: "base64", content: redacted(bytes, redactor).toString("base64"), ...kept };
};

const redacted = (bytes: Buffer, redactor: Redactor | undefined): Buffer => {
  if (redactor === undefined) return bytes;
  const stream = redactor.stream();
  return Buffer.concat([stream.take(bytes), stream.end()]);
};

/** Undefined for what is no text; a beginning may end within a character. */
const decodeText = (bytes: Buffer, isComplete: boolean): string | undefined => {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: !isComplete });
  } catch {
    return undefined;
  }
};
