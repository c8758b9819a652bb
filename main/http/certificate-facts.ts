import type { X509Certificate } from "node:crypto";

/** What a certificate says of itself. */
export interface CertificateFacts {
  /** Distinguished names, one line each. */
  readonly subject: string;
  readonly issuer: string;
  /** Epoch ms. */
  readonly validFrom: number;
  /** Epoch ms. */
  readonly validTo: number;
  /** Names it is valid for, for instance `DNS:id.example.com`. */
  readonly subjectAltNames: readonly string[];
}

/** Reads a certificate for people. */
export const certificateFactsOf = (certificate: X509Certificate): CertificateFacts => ({
  subject: inOneLine(certificate.subject),
  issuer: inOneLine(certificate.issuer),
  validFrom: Date.parse(certificate.validFrom),
  validTo: Date.parse(certificate.validTo),
  subjectAltNames: (certificate.subjectAltName ?? "").split(", ").filter((name) => name !== ""),
});

const inOneLine = (name: string | undefined): string => (name ?? "").split("\n").join(", ");
