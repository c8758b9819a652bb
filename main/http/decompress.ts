import type { Transform } from "node:stream";
import {
  brotliDecompressSync,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  gunzipSync,
  inflateRawSync,
  inflateSync,
  type ZlibOptions,
} from "node:zlib";
import { AppFailure } from "#shared/app-error.ts";
import { type HttpHeaders, headerValue } from "../ports/http.ts";
import { tooLarge } from "./response-too-large.ts";

/** `deflate` is zlib's format; there are servers that leave out its header, whose low nibble is always 8. */
const hasZlibHeader = (body: Uint8Array): boolean => ((body[0] ?? 0) & 0x0f) === 8;

const inflate = (body: Uint8Array, options: ZlibOptions): Buffer =>
  hasZlibHeader(body) ? inflateSync(body, options) : inflateRawSync(body, options);

const decoders = { gzip: gunzipSync, "x-gzip": gunzipSync, deflate: inflate, br: brotliDecompressSync };

type Coding = keyof typeof decoders;

const isKnown = (encoding: string): encoding is Coding => Object.hasOwn(decoders, encoding);

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
    throw notUnpacked(url, encoding, thrown);
  }
};

/** The most codings of one answer that are undone; more than one is unusual. */
const MOST_CODINGS = 4;

/**
 * The codings of a body that can be undone, the outermost first. Behind one that is unknown nothing can be; a list that
 * is longer than anybody needs is not begun.
 */
export const codingsOf = (headers: HttpHeaders): readonly Coding[] => {
  const named = headers
    .filter(([name]) => name.toLowerCase() === "content-encoding")
    .flatMap(([, value]) => value.split(","))
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== "" && coding !== "identity")
    .reverse();
  if (named.length > MOST_CODINGS) return [];
  const unknownAt = named.findIndex((coding) => !isKnown(coding));
  return (unknownAt < 0 ? named : named.slice(0, unknownAt)).filter(isKnown);
};

/** A stream that undoes a coding; `first` are the first bytes that come. */
export const decoderOf = (coding: Coding, first: Uint8Array): Transform => {
  if (coding === "br") return createBrotliDecompress();
  if (coding !== "deflate") return createGunzip();
  return hasZlibHeader(first) ? createInflate() : createInflateRaw();
};

/** The bytes of an answer are not what its header says. */
export const notUnpacked = (url: URL, encoding: string, thrown: unknown): AppFailure =>
  new AppFailure(
    {
      code: "connection_failed",
      message: `The answer of ${url.host} cannot be unpacked.`,
      advice:
        "The server says that it compressed the answer, but the bytes are broken. Tell its administrator.",
      cause: `content-encoding: ${encoding}`,
    },
    { cause: thrown },
  );
