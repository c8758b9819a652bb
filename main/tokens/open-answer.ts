import { createHash } from "node:crypto";
import type { AppErrorCode } from "#shared/app-error.ts";
import type { TokenEncryption } from "#shared/tokens/token-set-view.ts";
import type { OpeningKey } from "../ports/client-credentials.ts";
import type { HttpResponse } from "../ports/http.ts";
import type { CheckOutcome } from "../trace/index.ts";
import { decodeHeader, decodeJwt, isEncryptedJwt } from "./decode-jwt.ts";
import type { DecryptionFinding } from "./decrypt-jwt.ts";
import { outcome } from "./id-token-checks/context.ts";
import { parseObject, parseObjectText } from "./parse-object.ts";
import { jwtOf } from "./verify-userinfo.ts";

/** What came of opening what an answer has encrypted. */
export interface Decryption {
  readonly outcome: CheckOutcome;
  /** How it was encrypted; absent where it was not opened. */
  readonly encryption?: TokenEncryption;
}

/** An answer as if nothing of it had been encrypted; as it came where it was not opened, or not encrypted. */
export interface OpenedAnswer {
  readonly response: HttpResponse;
  readonly decryption?: Decryption;
}

/** Finds the key that may open a token; undefined: there is none. */
export type FindOpeningKey = (token: string) => OpeningKey | undefined;

/**
 * The keys of a client: its own, and for A128KW what is derived from the secret that it authenticates with (OIDC
 * Core 10.2).
 */
export const openingKeys =
  (decryptionKey: OpeningKey | undefined, clientSecret: string | undefined): FindOpeningKey =>
  (token) =>
    clientSecret !== undefined && decodeHeader(token)?.alg === "A128KW"
      ? { key: createHash("sha256").update(clientSecret).digest().subarray(0, 16), algorithm: "A128KW" }
      : decryptionKey;

/** Opens the ID token of a token response, which is signed first and then encrypted (OIDC Core 16.14). */
export const openTokenResponse = async (
  response: HttpResponse,
  keyFor: FindOpeningKey,
): Promise<OpenedAnswer> => {
  const body = response.status === 200 ? parseObject(response.body) : undefined;
  const token = body?.id_token;
  const key = typeof token === "string" && isEncryptedJwt(token) ? keyFor(token) : undefined;
  if (key === undefined || typeof token !== "string") return { response };
  const finding = await decrypt(token, key);
  const decryption = decryptionOf("id_token", finding);
  if (!("text" in finding)) return { response, decryption };
  const opened = JSON.stringify({ ...body, id_token: finding.text });
  return { response: { ...response, body: Buffer.from(opened) }, decryption };
};

/**
 * Opens an answer of UserInfo (OIDC Core 5.3.2): what is inside is signed, or the claims themselves, which TLS alone
 * protects then.
 */
export const openUserinfo = async (response: HttpResponse, keyFor: FindOpeningKey): Promise<OpenedAnswer> => {
  const token = jwtOf(response);
  const key = token !== undefined && isEncryptedJwt(token) ? keyFor(token) : undefined;
  if (key === undefined || token === undefined) return { response };
  const finding = await decrypt(token, key);
  const decryption = decryptionOf("userinfo", finding);
  if (!("text" in finding)) return { response, decryption };
  const isClaims = decodeJwt(finding.text) === undefined && parseObjectText(finding.text) !== undefined;
  return { response: withBody(response, finding.text, isClaims), decryption };
};

const withBody = (response: HttpResponse, text: string, isClaims: boolean): HttpResponse => ({
  ...response,
  headers: response.headers.map(([name, value]) =>
    isClaims && name.toLowerCase() === "content-type" ? [name, "application/json"] : [name, value],
  ),
  body: Buffer.from(text),
});

/** Few providers encrypt, so what opens it is loaded when one does. */
const decrypt = async (token: string, key: OpeningKey): Promise<DecryptionFinding> => {
  const { decryptJwt } = await import("./decrypt-jwt.ts");
  return decryptJwt(token, key);
};

interface DecryptionWords extends Readonly<Record<"unsupported" | "not_opened", AppErrorCode>> {
  readonly title: string;
  readonly source: string;
}

const words = {
  id_token: {
    title: "ID token was encrypted for this client",
    source: "OIDC Core 10.2",
    unsupported: "id_token_encryption_unsupported",
    not_opened: "id_token_decryption_failed",
  },
  userinfo: {
    title: "UserInfo was encrypted for this client",
    source: "OIDC Core 5.3.2",
    unsupported: "userinfo_decryption_failed",
    not_opened: "userinfo_decryption_failed",
  },
} as const satisfies Record<string, DecryptionWords>;

const decryptionOf = (what: keyof typeof words, finding: DecryptionFinding): Decryption => {
  const { title, source, ...codes } = words[what];
  const { expected, found } = finding;
  const checkId = `${what}.decryption`;
  return "text" in finding
    ? {
        outcome: outcome(checkId, title, source, "passed", expected, found),
        encryption: finding.encryption,
      }
    : { outcome: outcome(checkId, title, source, "failed", expected, found, codes[finding.problem]) };
};
