import { X509Certificate } from "node:crypto";
import { memberOf } from "./document-members.ts";
import type { Members } from "./examination.ts";
import type { PublishedKey } from "./published-key.ts";

/** Whether a key brings a certificate (RFC 7517 4.7). */
export const hasCertificate = ({ members }: PublishedKey): boolean => memberOf(members, "x5c") !== undefined;

/** The key's own certificate, the first of `x5c`; `undefined` when it is none. */
export const certificateOf = ({ members }: PublishedKey): X509Certificate | undefined => {
  const chain = memberOf(members, "x5c");
  const first: unknown = Array.isArray(chain) ? chain[0] : undefined;
  if (typeof first !== "string" || !/^[A-Za-z0-9+/]+={0,2}$/.test(first)) return undefined;
  try {
    const certificate = new X509Certificate(Buffer.from(first, "base64"));
    // Some certificates can be read while the key in them cannot.
    return certificate.publicKey.type === "public" ? certificate : undefined;
  } catch {
    // It is no certificate, and the finding says so.
    return undefined;
  }
};

/** Whether two keys are one and the same, however their numbers are written. */
export const isSameKey = (one: Members, other: Members): boolean =>
  ["kty", "crv"].every((name) => memberOf(one, name) === memberOf(other, name)) &&
  ["n", "e", "x", "y"].every((name) => numberOf(memberOf(one, name)) === numberOf(memberOf(other, name)));

const numberOf = (value: unknown): string =>
  typeof value === "string"
    ? Buffer.from(value, "base64")
        .toString("hex")
        .replace(/^(00)+/, "")
    : "";
