import { createHash } from "node:crypto";
import { calculateJwkThumbprint, EmbeddedJWK, jwtVerify } from "jose";

/** Algorithms that a proof may be signed with; the provider takes the same. */
export const proofAlgorithms = ["ES256", "Ed25519", "EdDSA"] as const;

const MAX_AGE_IN_SECONDS = 300;
const MAX_REMEMBERED = 10_000;

/** What a proof must be for. */
export interface ProvenRequest {
  readonly method: string;
  /** Without query and fragment. */
  readonly url: string;
  readonly accessToken: string;
  /** The thumbprint of the key that the access token is bound to. */
  readonly thumbprint: string;
}

/** Why a proof was refused, for `error_description`. */
export class ProofRefused extends Error {}

/** Checks the proofs of requests to the API (RFC 9449 4.3, 7.1). */
export interface ProofVerifier {
  /** @throws ProofRefused */
  verify(proof: string, request: ProvenRequest): Promise<void>;
}

/** @param now the clock that a proof's age is judged by, in epoch ms. */
export const createProofVerifier = (now: () => number): ProofVerifier => {
  /** Ids of proofs that were there already, the oldest first. */
  const seen = new Set<string>();
  const remember = (jti: string): void => {
    const [oldest] = seen;
    if (seen.size >= MAX_REMEMBERED && oldest !== undefined) seen.delete(oldest);
    seen.add(jti);
  };
  return {
    async verify(proof, { method, url, accessToken, thumbprint }) {
      const { payload, jwk } = await readProof(proof);
      const { jti, iat, htm, htu, ath } = payload;
      const isRecent = typeof iat === "number" && Math.abs(now() / 1000 - iat) <= MAX_AGE_IN_SECONDS;
      if (!isRecent) throw new ProofRefused("The proof is too old, or from the future.");
      if (htm !== method || htu !== url) throw new ProofRefused("The proof is for another request.");
      if (ath !== sha256(accessToken)) throw new ProofRefused("The proof is for another access token.");
      if ((await calculateJwkThumbprint(jwk)) !== thumbprint)
        throw new ProofRefused("The proof is made with another key than the access token is bound to.");
      if (typeof jti !== "string" || jti === "" || seen.has(jti))
        throw new ProofRefused("The proof was used before.");
      remember(jti);
    },
  };
};

const readProof = async (proof: string) => {
  try {
    const options = { typ: "dpop+jwt", algorithms: [...proofAlgorithms] };
    const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, options);
    return { payload, jwk: protectedHeader.jwk ?? {} };
  } catch (error) {
    // Not only errors of jose: a key that is none is refused by the system's cryptography.
    throw new ProofRefused("The proof is no JWT that is signed with the key in it.", { cause: error });
  }
};

const sha256 = (text: string): string => createHash("sha256").update(text).digest("base64url");
