import { decodeUtf8, parseObjectText } from "./parse-object.ts";

/** A JWS in compact form, taken apart without any trust in it (RFC 7515 7.1). */
export interface DecodedJwt {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
  /** The payload as it was sent, so that numbers can be shown to the letter. */
  readonly payloadText: string;
}

/** What is longer is no token. */
export const MAX_TOKEN_CHARACTERS = 1024 * 1024;

/** Decodes a compact JWS whose payload is a JSON object; `undefined` for everything else. Verifies nothing. */
export const decodeJwt = (token: string): DecodedJwt | undefined => {
  if (token.length > MAX_TOKEN_CHARACTERS) return undefined;
  const parts = token.split(".");
  if (parts.length !== 3) return undefined;
  const header = parseObject(decodePart(parts[0]));
  const payloadText = decodePart(parts[1]);
  const claims = parseObject(payloadText);
  if (header === undefined || claims === undefined || payloadText === undefined) return undefined;
  return { header, claims, payloadText };
};

/** The header of a compact JWS or JWE; `undefined` when it is no JSON object. */
export const decodeHeader = (token: string): Readonly<Record<string, unknown>> | undefined =>
  parseObject(decodePart(token.split(".", 1)[0]));

/** Whether the text has the five parts of a compact JWE (RFC 7516 7.1). */
export const isEncryptedJwt = (token: string): boolean =>
  /^eyJ[\w-]+\.[\w-]*\.[\w-]*\.[\w-]+\.[\w-]*$/.test(token);

const decodePart = (part: string | undefined): string | undefined =>
  part !== undefined && /^[A-Za-z0-9_-]+$/.test(part)
    ? decodeUtf8(Buffer.from(part, "base64url"))
    : undefined;

const parseObject = (text: string | undefined): Readonly<Record<string, unknown>> | undefined =>
  text === undefined ? undefined : parseObjectText(text);
