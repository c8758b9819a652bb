import { CompactEncrypt, importJWK, type JWK } from "jose";
import { AppFailure } from "#shared/app-error.ts";
import type { ProviderCapabilities } from "#shared/configurations/client-configuration.ts";

/** How the content's key can be wrapped, the best first (RFC 7518 4.1). */
const wrappings = ["RSA-OAEP-256", "RSA-OAEP", "ECDH-ES+A256KW", "ECDH-ES+A128KW", "ECDH-ES"] as const;
type Wrapping = (typeof wrappings)[number];

/** How the content can be encrypted, the best first (RFC 7518 5.1). */
const methods = ["A256GCM", "A128GCM", "A256CBC-HS512", "A128CBC-HS256"] as const;

/** What a provider takes that says nothing (OIDC Registration 2, `request_object_encryption_enc`). */
const DEFAULT_METHOD = "A128CBC-HS256";

/**
 * Encrypts a request object for a key of the provider (RFC 9101 6.1, OIDC Core 10.2), with algorithms that its
 * metadata lists; where it lists none, with those that fit its keys.
 * @throws AppFailure `request_object_key_missing`
 */
export const encryptRequestObject = async (
  content: string,
  header: { readonly typ: string; readonly cty?: string },
  keys: readonly JWK[],
  capabilities: ProviderCapabilities,
): Promise<{ readonly jwe: string; readonly description: string }> => {
  const { alg, key } = choose(keys, capabilities);
  const listed = capabilities.requestObjectEncryptionMethodsSupported;
  const enc = listed.length === 0 ? DEFAULT_METHOD : methods.find((method) => listed.includes(method));
  if (enc === undefined) throw keyMissing(`the provider lists ${listed.join(", ")}`);
  const jwe = await new CompactEncrypt(new TextEncoder().encode(content))
    .setProtectedHeader({ alg, enc, ...(key.kid === undefined ? {} : { kid: key.kid }), ...header })
    .encrypt(await importJWK(key, alg));
  return { jwe, description: `${alg} and ${enc}, kid ${key.kid ?? "missing"}` };
};

const choose = (
  keys: readonly JWK[],
  { requestObjectEncryptionAlgorithmsSupported: listed }: ProviderCapabilities,
): { readonly alg: Wrapping; readonly key: JWK } => {
  const usable = wrappings.filter((alg) => listed.length === 0 || listed.includes(alg));
  // A key that says what it is for goes before one that may be for signatures.
  const candidates = [...keys].sort((one, other) => Number(other.use === "enc") - Number(one.use === "enc"));
  for (const key of candidates) {
    const alg = usable.find((wrapping) => fits(key, wrapping));
    if (alg !== undefined) return { alg, key };
  }
  throw keyMissing(
    `expected a key for ${usable.join(" or ") || listed.join(", ")}, found ${keys.length} keys that are not`,
  );
};

/** Whether a key may be encrypted for (RFC 7517 4). */
const fits = (key: JWK, alg: Wrapping): boolean =>
  key.kty === (alg.startsWith("RSA") ? "RSA" : "EC") &&
  (key.use === "enc" || key.use === undefined) &&
  (key.alg === undefined || key.alg === alg);

const keyMissing = (cause: string): AppFailure =>
  new AppFailure({
    code: "request_object_key_missing",
    message: "The request cannot be encrypted: the provider publishes no key for that.",
    advice: "Ask the administrator for a key with use enc in the JWKS, or do not encrypt the request object.",
    cause,
    step: "preparation",
    field: "authorizationRequest.requestObject",
    source: "RFC 9101 6.1",
  });
