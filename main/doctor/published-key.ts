import { createPublicKey, type JsonWebKey } from "node:crypto";
import type { Members } from "./examination.ts";
import { rsaWeaknessOf } from "./rsa-weakness.ts";
import { shownUpTo } from "./shown.ts";

/** One entry of a JWKS, as it was published (RFC 7517 4). */
export interface PublishedKey {
  /** How a finding calls it: `kid abc`, or `key 3` where it has none. */
  readonly name: string;
  /** Its members; empty where the entry is no object. */
  readonly members: Members;
  readonly isObject: boolean;
  /** Whether it can be loaded as a public key and is strong enough. */
  readonly isSound: boolean;
}

const MAX_NAME_CHARACTERS = 64;

/** Members that hold private or symmetric material (RFC 7518 6.2.2, 6.3.2, 6.4). */
export const privateMembers = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"] as const;

/** Takes an entry of a JWKS apart; nothing of it is trusted. */
export const publishedKey = (entry: unknown, index: number): PublishedKey => {
  const isObject = typeof entry === "object" && entry !== null && !Array.isArray(entry);
  const members = isObject ? (entry as Members) : {};
  const kid = members.kid;
  return {
    name:
      kid === undefined || kid === null ? `key ${index + 1}` : `kid ${shownUpTo(MAX_NAME_CHARACTERS, kid)}`,
    members,
    isObject,
    isSound: isLoadable(members) && (members.kty !== "RSA" || rsaWeaknessOf(members) === undefined),
  };
};

/** Whether the key may sign: it does not say that it is for encryption. */
export const isForSigning = ({ members }: PublishedKey): boolean =>
  members.use !== "enc" && members.kty !== "oct" && !/^(RSA-OAEP|RSA1_5|ECDH-ES)/.test(String(members.alg));

const isLoadable = ({ kty, crv, n, e, x, y }: Members): boolean => {
  try {
    createPublicKey({ key: { kty, crv, n, e, x, y } as JsonWebKey, format: "jwk" });
    return true;
  } catch {
    // Whatever is wrong with it, the answer is the same: no key can be made of it.
    return false;
  }
};
