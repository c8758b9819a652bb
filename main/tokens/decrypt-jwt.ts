import { compactDecrypt } from "jose";
import type { TokenEncryption } from "#shared/tokens/token-set-view.ts";
import type { OpeningKey } from "../ports/client-credentials.ts";
import { decodeHeader, isEncryptedJwt, MAX_TOKEN_CHARACTERS } from "./decode-jwt.ts";
import { shown } from "./id-token-checks/context.ts";
import { openWrapped } from "./open-wrapped.ts";
import { decodeUtf8 } from "./parse-object.ts";

/** How the content may be encrypted (RFC 7518 5.1). */
const contentEncryptions = ["A128CBC-HS256", "A256CBC-HS512", "A128GCM", "A256GCM"];

/** Header members that are not taken: compressed content can be a bomb, and nothing here needs an extension. */
const refusedMembers = ["zip", "crit", "p2s", "p2c"];

/** What came of opening an encrypted token. */
export type DecryptionFinding = { readonly expected: string; readonly found: string } & (
  | { readonly text: string; readonly encryption: TokenEncryption }
  /** `unsupported`: it was not tried, as the header asks for what is not taken; `not_opened`: it was, in vain. */
  | { readonly problem: "unsupported" | "not_opened" }
);

/**
 * Opens a compact JWE that was encrypted for the client's key (RFC 7516 5.2, OIDC Core 10.2). The key is for one
 * algorithm alone, so neither RSA1_5 nor a password, a shared key or `dir` ever comes near it (RFC 8725 3.1, 3.2);
 * keys in the header are never looked at. A `kid` is a hint only: providers have been seen to give keys their own.
 */
export const decryptJwt = async (token: string, key: OpeningKey): Promise<DecryptionFinding> => {
  const header = token.length > MAX_TOKEN_CHARACTERS ? undefined : decodeHeader(token);
  if (header === undefined) return unsupported("a header in JSON", "none that can be read");
  const { alg, enc, kid } = header;
  if (alg !== key.algorithm) return unsupported(`alg "${key.algorithm}"`, `alg ${shown(alg)}`);
  if (typeof enc !== "string" || !contentEncryptions.includes(enc)) {
    return unsupported(`enc of ${contentEncryptions.join(", ")}`, `enc ${shown(enc)}`);
  }
  const refused = refusedMembers.find((name) => Object.hasOwn(header, name));
  if (refused !== undefined) return unsupported(`no ${refused}`, `${refused} ${shown(header[refused])}`);
  const expected = `${key.algorithm}, for ${key.kid === undefined ? "the client secret" : `the key ${key.kid}`}`;
  const text = await open(token, key);
  if (text === undefined) {
    const found = kid === key.kid ? "damaged, or for another key" : `not for this key: kid ${shown(kid)}`;
    return { problem: "not_opened", expected, found };
  }
  if (isEncryptedJwt(text)) return unsupported("encrypted once", "encrypted twice");
  const encryption = { alg: key.algorithm, enc, ...(typeof kid === "string" ? { kid } : {}) };
  return { text, encryption, expected, found: `${alg}, ${enc}, kid ${shown(kid)}` };
};

const unsupported = (expected: string, found: string): DecryptionFinding => ({
  problem: "unsupported",
  expected,
  found,
});

const openPlain = async (token: string, { key, algorithm }: OpeningKey): Promise<Uint8Array> => {
  const { plaintext } = await compactDecrypt(token, key, {
    keyManagementAlgorithms: [algorithm],
    contentEncryptionAlgorithms: contentEncryptions,
  });
  return plaintext;
};

const open = async (token: string, key: OpeningKey): Promise<string | undefined> => {
  try {
    return decodeUtf8(
      key.algorithm.endsWith("KW") ? await openWrapped(token, key) : await openPlain(token, key),
    );
  } catch {
    // A wrong key and a damaged token must not be told apart, nor can they be (RFC 7516 11.5).
    return undefined;
  }
};
