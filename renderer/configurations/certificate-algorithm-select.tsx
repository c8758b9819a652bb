import {
  type ClientCertificateAlgorithm,
  clientCertificateAlgorithms,
} from "#shared/configurations/client-key.ts";
import { Select } from "../ui/index.ts";

const notes: Readonly<Record<ClientCertificateAlgorithm, string>> = {
  ES256: "P-256, small and quick",
  RS256: "RSA, works nearly everywhere",
};

const choices = clientCertificateAlgorithms.map((value) => ({ value, label: value, note: notes[value] }));

interface CertificateAlgorithmSelectProps {
  /** Name for a screen reader where no row gives one. */
  readonly label?: string;
  readonly value: ClientCertificateAlgorithm;
  readonly onChange: (algorithm: ClientCertificateAlgorithm) => void;
}

/** Chooses the kind of key that a client certificate is made for. */
export function CertificateAlgorithmSelect({ label, value, onChange }: CertificateAlgorithmSelectProps) {
  return <Select mono label={label} value={value} choices={choices} onChange={onChange} />;
}
