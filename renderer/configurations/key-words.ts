import {
  type ClientKeyAlgorithm,
  type ClientKeyRole,
  clientKeyAlgorithms,
  decryptionAlgorithms,
} from "#shared/configurations/client-key.ts";
import type { KeyAlgorithm } from "./use-client-key.ts";

const units = [
  ["year", 365 * 86_400_000],
  ["month", 30 * 86_400_000],
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

const relative = new Intl.RelativeTimeFormat("en");

/** How long ago something was, in whole words: "3 days ago", "just now". Times in epoch ms. */
export const ageWords = (at: number, now: number): string => {
  const age = Math.max(0, now - at);
  const fitting = units.find(([, length]) => age >= length);
  if (!fitting) return "just now";
  const [unit, length] = fitting;
  return relative.format(-Math.floor(age / length), unit);
};

/** A key that has signed for longer than a year should be rotated. */
export const isOldKey = (createdAt: number, now: number): boolean => now - createdAt > 365 * 86_400_000;

const algorithmOfCurve: Readonly<Record<string, ClientKeyAlgorithm>> = {
  "P-256": "ES256",
  "P-384": "ES384",
  "P-521": "ES512",
  Ed25519: "EdDSA",
};

/** The algorithm that a pasted JWK was made for, by its `alg` or its curve (RFC 7517 4.4); PEM does not say. */
export const algorithmOfKey = (text: string, role: ClientKeyRole = "signing"): KeyAlgorithm | undefined => {
  let key: unknown;
  try {
    key = JSON.parse(text);
  } catch {
    return undefined; // PEM, or not pasted completely: the main process says what is wrong with it
  }
  if (typeof key !== "object" || key === null) return undefined;
  const { alg, crv } = key as { readonly alg?: unknown; readonly crv?: unknown };
  if (role === "decryption") {
    return (
      decryptionAlgorithms.find((algorithm) => algorithm === alg) ?? (crv === "P-256" ? "ECDH-ES" : undefined)
    );
  }
  return (
    clientKeyAlgorithms.find((algorithm) => algorithm === alg) ??
    (typeof crv === "string" && Object.hasOwn(algorithmOfCurve, crv) ? algorithmOfCurve[crv] : undefined)
  );
};
