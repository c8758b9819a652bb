import type { ExchangeBody, ExchangeResponse } from "#shared/requests/exchange.ts";
import type { Choice, CodeViewerProps } from "../../ui/index.ts";

/** A way to look at a body. */
export type BodyLook = "pretty" | "text" | "image" | "hex";

/** What a body is, as far as it decides how it can be looked at. */
export interface BodyKind {
  readonly looks: readonly Choice<BodyLook>[];
  readonly language: CodeViewerProps["language"];
  /** Without parameters, in lower case. */
  readonly mediaType: string;
  /** The encoding that the media type names. */
  readonly charset: string | undefined;
}

const pretty: Choice<BodyLook> = { value: "pretty", label: "Pretty" };
const raw: Choice<BodyLook> = { value: "text", label: "Raw" };
const source: Choice<BodyLook> = { value: "text", label: "Source" };
const text: Choice<BodyLook> = { value: "text", label: "Text" };
const image: Choice<BodyLook> = { value: "image", label: "Image" };
const hex: Choice<BodyLook> = { value: "hex", label: "Hex" };

const images = /^image\/(png|jpeg|gif|webp|avif|bmp|x-icon|vnd\.microsoft\.icon|svg\+xml)$/;

/** Reads it off the media type, and off the content where that says nothing. */
export const kindOf = ({ mediaType: named, body }: ExchangeResponse): BodyKind => {
  const mediaType = named.split(";")[0]?.trim().toLowerCase() ?? "";
  const charset = /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(named)?.[1];
  const base = { mediaType, charset, language: languageOf(mediaType, body) };
  if (images.test(mediaType)) {
    return { ...base, looks: mediaType === "image/svg+xml" ? [image, source, hex] : [image, hex] };
  }
  if (body.encoding === "base64" && charset === undefined && !mediaType.startsWith("text/")) {
    return { ...base, looks: [hex, text] };
  }
  if (base.language === "json") return { ...base, looks: [pretty, raw, hex] };
  return { ...base, looks: [base.language === "text" ? text : source, hex] };
};

const languageOf = (mediaType: string, body: ExchangeBody): BodyKind["language"] => {
  if (/^application\/json$|\+json$|^application\/x-ndjson$/.test(mediaType)) return "json";
  if (/^text\/html$|^application\/xhtml\+xml$/.test(mediaType)) return "html";
  if (/^(application|text)\/xml$|\+xml$/.test(mediaType)) return "xml";
  const isNamed = mediaType !== "" && mediaType !== "text/plain" && mediaType !== "application/octet-stream";
  return !isNamed && body.encoding === "text" && /^\s*[{[]/.test(body.content) ? "json" : "text";
};

/** A body's bytes as text; what is no text in this encoding becomes U+FFFD. */
export const decodeBody = (
  { encoding, content }: ExchangeBody,
  charset: string | undefined,
): { readonly text: string; readonly isExact: boolean } => {
  if (encoding === "text") return { text: content, isExact: true };
  const bytes = bytesOf(content);
  try {
    return { text: new TextDecoder(charset ?? "utf-8", { fatal: true }).decode(bytes), isExact: true };
  } catch {
    return { text: new TextDecoder().decode(bytes), isExact: false };
  }
};

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0));
