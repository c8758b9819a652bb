import type { HttpHeaders } from "../ports/http.ts";
import { decompress } from "./decompress.ts";
import { tooLarge } from "./response-too-large.ts";
import type { Intake } from "./transmit.ts";

/** An intake that keeps the whole body in memory. */
export interface BodyCollector extends Intake {
  /** The body, decompressed. @throws AppFailure `response_too_large`, `connection_failed` */
  body(headers: HttpHeaders): Uint8Array;
  receivedInBytes(): number;
}

/** Collects at most `maxBytes`, before and after decompression. */
export const collectBody = (url: URL, maxBytes: number): BodyCollector => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  return {
    begin: () => {},
    take: (bytes) => {
      size += bytes.byteLength;
      if (size > maxBytes) throw tooLarge(url, maxBytes);
      chunks.push(bytes);
      return undefined;
    },
    end: () => undefined,
    body: (headers) => decompress(joined(chunks), headers, maxBytes, url),
    receivedInBytes: () => size,
  };
};

const joined = (chunks: readonly Uint8Array[]): Uint8Array =>
  chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
