import { CompactEncrypt, importJWK, type JWK } from "jose";
import type { EncryptionScript } from "./script.ts";
import { encryptWithWrappedKey } from "./wrap-content-key.ts";

/** Makes a compact JWE of a text for the client as the script has it (RFC 7516 7.1); the text itself without one. */
export const encryptForClient = async (
  text: string,
  registered: readonly JWK[],
  script: EncryptionScript | "not" | undefined,
  contentType: "JWT" | undefined,
): Promise<string> => {
  if (script === undefined || script === "not") return text;
  const { alg, kid, ...jwk } = keyFor(registered, script.for);
  const header = {
    alg: alg ?? "",
    enc: script.enc ?? "A256GCM",
    ...(kid === undefined ? {} : { kid }),
    ...(contentType === undefined ? {} : { cty: contentType }),
  };
  const content = script.content?.(text) ?? text;
  if (header.alg.endsWith("KW")) return encryptWithWrappedKey(content, jwk, header);
  const encrypted = await new CompactEncrypt(new TextEncoder().encode(content))
    .setProtectedHeader(header)
    .encrypt(await importJWK(jwk, header.alg));
  return script.bend?.(encrypted) ?? encrypted;
};

const keyFor = (registered: readonly JWK[], other: JWK | undefined): JWK => {
  const key = other ?? registered.find(({ use }) => use === "enc");
  if (key === undefined) throw new Error("The client has registered no key to encrypt for.");
  return key;
};
