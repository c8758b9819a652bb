import {
  type ClientKeyRole,
  clientKeyAlgorithms,
  decryptionAlgorithms,
} from "#shared/configurations/client-key.ts";
import { Select } from "../ui/index.ts";
import type { KeyAlgorithm } from "./use-client-key.ts";

interface KeyAlgorithmSelectProps {
  readonly keyRole: ClientKeyRole;
  /** Name for a screen reader where no row gives one. */
  readonly label?: string;
  readonly value: KeyAlgorithm;
  readonly onChange: (algorithm: KeyAlgorithm) => void;
}

/** What kind of key: asked of the provider is most often RS256 or ES256. */
const notes: Readonly<Partial<Record<KeyAlgorithm, string>>> = {
  RS256: "RSA, works nearly everywhere",
  PS256: "RSA-PSS",
  ES256: "P-256",
  ES384: "P-384",
  ES512: "P-521",
  EdDSA: "Ed25519",
  "RSA-OAEP-256": "RSA with SHA-256",
  "RSA-OAEP": "RSA with SHA-1, for older providers",
  "ECDH-ES": "P-256",
  "ECDH-ES+A128KW": "P-256, with a wrapped key",
};

/** Chooses what a key signs, or is encrypted for, with. */
export function KeyAlgorithmSelect({ keyRole, label, value, onChange }: KeyAlgorithmSelectProps) {
  const algorithms: readonly KeyAlgorithm[] =
    keyRole === "decryption" ? decryptionAlgorithms : clientKeyAlgorithms;
  const choices = algorithms.map((algorithm) => ({
    value: algorithm,
    label: algorithm,
    note: notes[algorithm],
  }));
  return <Select mono label={label} value={value} choices={choices} onChange={onChange} />;
}

/** What a new key has unless another one is chosen. */
export const usualAlgorithm = (role: ClientKeyRole): KeyAlgorithm =>
  role === "decryption" ? "RSA-OAEP-256" : "RS256";
