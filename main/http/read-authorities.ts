import { X509Certificate } from "node:crypto";
import type { CertificateAuthority } from "#shared/configurations/certificate-authority.ts";
import { certificateAuthoritiesOf } from "./certificate-authorities.ts";
import { certificateFactsOf } from "./certificate-facts.ts";

/** The authorities of a text in PEM, in its order. @throws AppFailure `authorities_unreadable` */
export const readAuthorities = (pem: string): readonly CertificateAuthority[] =>
  certificateAuthoritiesOf(pem).map((authority) => {
    const { subject, validFrom, validTo } = certificateFactsOf(new X509Certificate(authority));
    return { subject, validFrom, validTo };
  });
