/** A certificate of an authority that is trusted besides the machine's. */
export interface CertificateAuthority {
  /** Distinguished name in one line. */
  readonly subject: string;
  /** Epoch ms. */
  readonly validFrom: number;
  /** Epoch ms. */
  readonly validTo: number;
}
