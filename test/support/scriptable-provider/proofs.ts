import { createHash } from "node:crypto";
import type { JWK } from "jose";
import type { Answer } from "./answer.ts";
import { isSignedWith } from "./client-assertion.ts";
import type { EndpointParts } from "./endpoints.ts";
import type { ReceivedRequest } from "./received-request.ts";
import type { Members, ProvingEndpoint } from "./script.ts";

/** What is known of a request whose proof is looked at. */
interface Expected {
  /** The thumbprint of the key that it must be made with. */
  readonly boundTo: string | undefined;
  /** The token that the proof must be for. */
  readonly accessToken?: string;
}

/**
 * Refuses a request whose proof is missing, not right or without the nonce that is wanted (RFC 9449 4.3, 8, 9). Where
 * tokens are not bound, proofs are overlooked.
 */
export const refuseProof = (
  parts: EndpointParts,
  endpoint: ProvingEndpoint,
  request: ReceivedRequest,
  expected: Expected,
): Answer | undefined => {
  const script = parts.script().dpop;
  if (script === undefined) return undefined;
  const proof = request.headers.dpop;
  const [header = {}, claims = {}] = String(proof ?? "")
    .split(".")
    .slice(0, 2)
    .map(decode);
  const wantsNonce = script.nonceAt?.includes(endpoint) ?? false;
  const nonce = nonceOf(endpoint);
  const complaints = Object.entries(findingsOf(parts, request, expected, String(proof), header, claims))
    .filter(([, isKept]) => !isKept)
    .map(([rule]) => `Not kept: ${rule}`);
  parts.complain(endpoint, complaints);
  if (complaints.length > 0) return refusal(endpoint, "invalid_dpop_proof", script.scheme);
  if (!wantsNonce || (claims.nonce === nonce && !script.isNeverContent)) return undefined;
  return refusal(endpoint, "use_dpop_nonce", script.scheme, nonce);
};

const nonceOf = (endpoint: ProvingEndpoint): string => `nonce-for-${endpoint}`;

const decode = (part: string): Members => {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString("utf8")) as Members;
  } catch {
    return {};
  }
};

const findingsOf = (
  parts: EndpointParts,
  { method, target }: ReceivedRequest,
  { boundTo, accessToken }: Expected,
  proof: string,
  { typ, alg, jwk }: Members,
  claims: Members,
): Readonly<Record<string, boolean>> => {
  const algorithms = parts.script().dpop?.algorithms ?? ["ES256"];
  // The library that makes it goes by the system's clock.
  const now = Date.now() / 1000;
  return {
    "a proof is sent": proof !== "undefined",
    "the proof's typ is dpop+jwt, and its alg is listed":
      typ === "dpop+jwt" && algorithms.includes(String(alg)),
    "the proof is signed by the public key in it": isPublic(jwk) && isProofSigned(proof, jwk, String(alg)),
    "the proof is made with the key that the login began with":
      boundTo === undefined || (isPublic(jwk) && thumbprintOf(jwk) === boundTo),
    "htm is the request's method": claims.htm === method,
    "htu is the request's URL without its query": claims.htu === parts.issuer + target.split("?")[0],
    "iat is now": Math.abs(Number(claims.iat) - now) < 60,
    "jti is new": typeof claims.jti === "string" && !parts.isProofReplay(claims.jti),
    "ath is the hash of the access token, if there is one":
      claims.ath === (accessToken === undefined ? undefined : sha256(accessToken)),
  };
};

/** The thumbprint of the key that a request's proof was made with (RFC 7638). */
export const keyOfProof = ({ headers }: ReceivedRequest): string | undefined => {
  const { jwk } = decode(String(headers.dpop ?? "").split(".")[0] ?? "");
  return isPublic(jwk) ? thumbprintOf(jwk) : undefined;
};

const isPublic = (jwk: unknown): jwk is JWK =>
  typeof jwk === "object" && jwk !== null && !("d" in jwk) && !("k" in jwk);

const isProofSigned = (proof: string, jwk: JWK, alg: string): boolean => {
  const end = proof.lastIndexOf(".");
  const signature = Buffer.from(proof.slice(end + 1), "base64url");
  return isSignedWith(jwk, alg, proof.slice(0, end), signature);
};

const thumbprintOf = ({ crv, e, kty, n, x, y }: JWK): string =>
  sha256(JSON.stringify({ crv, e, kty, n, x, y }));

const sha256 = (text: string): string => createHash("sha256").update(text).digest("base64url");

const refusal = (
  endpoint: ProvingEndpoint,
  error: "invalid_dpop_proof" | "use_dpop_nonce",
  scheme = "DPoP",
  nonce?: string,
): Answer => {
  const told = nonce === undefined ? {} : { "dpop-nonce": nonce };
  return endpoint === "token" || endpoint === "pushedAuthorizationRequest"
    ? { status: 400, headers: told, document: { error } }
    : { status: 401, headers: { ...told, "www-authenticate": `${scheme} error="${error}"` } };
};
