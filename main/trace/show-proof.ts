import { MASK } from "#shared/plain-text.ts";

/**
 * A DPoP proof decoded, with its signature masked (RFC 9449 4.2): it is good for one request only, and what a server
 * has against it is seen in its header and claims. What is no proof is masked as a whole.
 */
export const showProof = (proof: string): string => {
  const [header = "", claims = "", signature] = proof.split(".");
  const parts = [header, claims].map((part) => Buffer.from(part, "base64url").toString("utf8"));
  const isProof = signature !== undefined && parts.every(isPublicObject);
  return isProof ? [...parts, MASK].join(".") : MASK;
};

/** Somebody who makes proofs by hand may have put the private key into one. */
const isPublicObject = (text: string): boolean => {
  try {
    const { jwk } = JSON.parse(text) as { readonly jwk?: object };
    return jwk === undefined || !("d" in jwk || "k" in jwk);
  } catch {
    return false;
  }
};
