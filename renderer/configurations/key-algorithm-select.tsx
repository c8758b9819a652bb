import { type ClientKeyAlgorithm, clientKeyAlgorithms } from "#shared/configurations/client-key.ts";
import { Select } from "../ui/index.ts";

interface KeyAlgorithmSelectProps {
  /** Name for a screen reader where no row gives one. */
  readonly label?: string;
  readonly value: ClientKeyAlgorithm;
  readonly onChange: (algorithm: ClientKeyAlgorithm) => void;
}

/** What kind of key: asked of the provider is most often RS256 or ES256. */
const notes: Readonly<Partial<Record<ClientKeyAlgorithm, string>>> = {
  RS256: "RSA, works nearly everywhere",
  PS256: "RSA-PSS",
  ES256: "P-256",
  ES384: "P-384",
  ES512: "P-521",
  EdDSA: "Ed25519",
};

/** Chooses the algorithm that a key signs with. */
export function KeyAlgorithmSelect({ label, value, onChange }: KeyAlgorithmSelectProps) {
  const choices = clientKeyAlgorithms.map((algorithm) => ({
    value: algorithm,
    label: algorithm,
    note: notes[algorithm],
  }));
  return <Select mono label={label} value={value} choices={choices} onChange={onChange} />;
}
