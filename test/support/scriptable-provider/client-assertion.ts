import { constants, createHmac, createPublicKey, type JsonWebKey, verify } from "node:crypto";
import type { JWK } from "jose";

/** What a client's assertion is held against (RFC 7523 3, OIDC Core 9). */
export interface AssertionRules {
  readonly clientId: string;
  /** Signs HMACs; the keys sign everything else. */
  readonly clientSecret: string;
  readonly method: "client_secret_jwt" | "private_key_jwt";
  readonly keys: readonly JWK[];
  /** The one audience that is accepted. */
  readonly audience: string;
  /** Now, in epoch ms. */
  readonly now: number;
  /** Whether this id was there before; takes it down. */
  readonly isReplay: (jti: string) => boolean;
}

/** What of it the provider knows. */
export type AssertionContext = Pick<AssertionRules, "keys" | "audience" | "now" | "isReplay">;

type Members = Readonly<Record<string, unknown>>;

/** Which rules an assertion keeps; verified with Node's own cryptography, apart from the library that made it. */
export const assertionFindings = (
  assertion: string,
  rules: AssertionRules,
): Readonly<Record<string, boolean>> => {
  const { header, claims } = partsOf(assertion);
  const now = rules.now / 1000;
  return {
    "the assertion is signed by the client's registered key": isSigned(assertion, header, rules),
    "the assertion's iss and sub are the client":
      claims.iss === rules.clientId && claims.sub === rules.clientId,
    "the assertion's audience is ours": claims.aud === rules.audience,
    // The library that makes it goes by the system's clock, from which the test's may be a little apart.
    "the assertion lives for minutes at most":
      Number(claims.exp) > now - 60 && Number(claims.exp) < now + 600,
    "the assertion is new": typeof claims.jti === "string" && !rules.isReplay(claims.jti),
  };
};

/** Header and claims of a compact JWS; of a JWE the header. */
export const partsOf = (token: string): { readonly header: Members; readonly claims: Members } => {
  const [header = {}, claims = {}] = token.split(".").slice(0, 2).map(decode);
  return { header, claims };
};

/** Whether a compact JWS is signed by one of the client's keys, with its algorithm. */
export const isSignedByClient = (token: string, keys: readonly JWK[]): boolean => {
  const { alg, kid } = partsOf(token).header;
  const end = token.lastIndexOf(".");
  const signature = Buffer.from(token.slice(end + 1), "base64url");
  const key = keys.find((one) => one.kid === kid && one.alg === alg);
  return key !== undefined && isSignedWith(key, String(alg), token.slice(0, end), signature);
};

const decode = (part: string): Members => {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString("utf8")) as Members;
  } catch {
    return {};
  }
};

const isSigned = (assertion: string, { alg }: Members, rules: AssertionRules): boolean => {
  if (rules.method !== "client_secret_jwt") return isSignedByClient(assertion, rules.keys);
  const end = assertion.lastIndexOf(".");
  const [input, signature] = [assertion.slice(0, end), assertion.slice(end + 1)];
  return (
    alg === "HS256" &&
    createHmac("sha256", rules.clientSecret).update(input).digest("base64url") === signature
  );
};

/** Whether a key of an algorithm has signed the input of a JWS. */
export const isSignedWith = (jwk: JWK, alg: string, input: string, signature: Buffer): boolean => {
  const key = createPublicKey({ key: jwk as JsonWebKey, format: "jwk" });
  const hash = alg === "EdDSA" ? null : `sha${alg.slice(2)}`;
  const options = alg.startsWith("PS")
    ? { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
    : { key, dsaEncoding: "ieee-p1363" as const };
  return verify(hash, Buffer.from(input), options, signature);
};
