import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync, type ZlibOptions } from "node:zlib";
import { AppFailure } from "#shared/app-error.ts";
import { type HttpHeaders, headerValue } from "../ports/http.ts";
import { tooLarge } from "./response-too-large.ts";

/** `deflate` is zlib's format; there are servers that leave out its header, whose low nibble is always 8. */
const inflate = (body: Uint8Array, options: ZlibOptions): Buffer =>
  ((body[0] ?? 0) & 0x0f) === 8 ? inflateSync(body, options) : inflateRawSync(body, options);

const decoders = { gzip: gunzipSync, "x-gzip": gunzipSync, deflate: inflate, br: brotliDecompressSync };

const isKnown = (encoding: string): encoding is keyof typeof decoders => Object.hasOwn(decoders, encoding);

/**
 * Undoes the body's content coding (RFC 9110 8.4). An unknown coding is left as it is.
 * @throws AppFailure `response_too_large` when the result would be larger than `maxBytes` (a bomb),
 * `connection_failed` when the bytes are not what the header says
 */
export const decompress = (
  body: Uint8Array,
  headers: HttpHeaders,
  maxBytes: number,
  url: URL,
): Uint8Array => {
  const encoding = headerValue(headers, "content-encoding")?.trim().toLowerCase() ?? "identity";
  if (!isKnown(encoding) || body.byteLength === 0) return body;
  try {
    return decoders[encoding](body, { maxOutputLength: maxBytes });
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") throw tooLarge(url, maxBytes);
    throw new AppFailure(
      {
        code: "connection_failed",
        message: `The answer of ${url.host} cannot be unpacked.`,
        advice:
          "The server says that it compressed the answer, but the bytes are broken. Tell its administrator.",
        cause: `content-encoding: ${encoding}`,
      },
      { cause: thrown },
    );
  }
};
