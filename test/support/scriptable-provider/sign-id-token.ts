import { createHash, createHmac } from "node:crypto";
import { CompactSign } from "jose";
import type { IdTokenScript, Members } from "./script.ts";
import type { SigningKey } from "./signing-keys.ts";

/** Makes a compact JWS of the claims as the script has it (RFC 7515 7.1). */
export const signIdToken = async (
  rightClaims: Members,
  key: SigningKey,
  script: IdTokenScript,
): Promise<string> => {
  const claims = script.claims === undefined ? rightClaims : script.claims(rightClaims);
  const sign = script.sign ?? key;
  const bendHeader = script.header ?? ((right: Members) => right);
  if (sign === "none") return `${unsigned(bendHeader({ alg: "none" }), claims)}.`;
  if (sign === "damaged") return damage(await signWith(key, bendHeader, claims));
  if ("secret" in sign) {
    const { secret, alg = "HS256" } = sign;
    const input = unsigned(bendHeader({ alg, typ: "JWT" }), claims);
    return `${input}.${createHmac(`sha${alg.slice(2)}`, secret)
      .update(input)
      .digest("base64url")}`;
  }
  return signWith(sign, bendHeader, claims);
};

/** The left half of the access token's hash, by the hash of the signature's algorithm (OIDC Core 3.1.3.6). */
export const atHashOf = (accessToken: string, alg: string): string => {
  const digest = createHash(alg === "EdDSA" ? "sha512" : `sha${alg.slice(2)}`)
    .update(accessToken)
    .digest();
  return digest.subarray(0, digest.length / 2).toString("base64url");
};

/** The algorithm that a script leads to; that of the key where it does not sign at all. */
export const algorithmOf = ({ sign }: IdTokenScript, key: SigningKey): string =>
  typeof sign === "object" ? (sign.alg ?? "HS256") : key.alg;

const encode = (value: Members): string => Buffer.from(JSON.stringify(value)).toString("base64url");

const unsigned = (header: Members, claims: Members): string => `${encode(header)}.${encode(claims)}`;

const signWith = (
  key: SigningKey,
  bendHeader: (right: Members) => Members,
  claims: Members,
): Promise<string> => {
  const header = { alg: key.alg, ...bendHeader({ alg: key.alg, kid: key.kid, typ: "JWT" }) };
  return new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader(header)
    .sign(key.privateKey);
};

/** Flips a bit in the middle of the signature, so that its length stays. */
const damage = (token: string): string => {
  const [header, payload, signature = ""] = token.split(".");
  const bytes = Buffer.from(signature, "base64url");
  const middle = bytes.length >> 1;
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  return `${header}.${payload}.${bytes.toString("base64url")}`;
};
