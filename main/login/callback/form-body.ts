import type { IncomingMessage } from "node:http";
import { MAX_BODY_BYTES } from "./parse-callback.ts";

/**
 * The body of a form post; one that is too large, or breaks off, is as good as none. What is too much is read and
 * thrown away, so that the browser gets its answer; the connection's life bounds it.
 */
export const readFormBody = async (request: IncomingMessage): Promise<string | undefined> => {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.byteLength;
      if (size <= MAX_BODY_BYTES) chunks.push(chunk);
    }
    return size > MAX_BODY_BYTES ? undefined : Buffer.concat(chunks).toString("utf8");
  } catch {
    return undefined;
  }
};
