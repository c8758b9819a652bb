import type { Connection } from "./http.ts";

/** What a TLS server shows of itself before anything is said to it. */
export interface TlsFacts {
  /** Negotiated version, for instance `TLSv1.3`. */
  readonly protocol: string;
  /** The certificate's subject and issuer, one line each. */
  readonly subject: string;
  readonly issuer: string;
  /** Epoch ms. */
  readonly validFrom: number;
  /** Epoch ms. */
  readonly validTo: number;
  /** Names it is valid for, for instance `DNS:id.example.com`. */
  readonly subjectAltNames: readonly string[];
  readonly namesHost: boolean;
  /** For instance `rsa` or `ec`. */
  readonly keyType: string;
  /** Length of an RSA key. */
  readonly rsaBits?: number;
  /** Why the certificate was not accepted, in the TLS library's code; absent: it was. */
  readonly trustFailure?: string;
}

/** A server to look at. */
export interface TlsTarget {
  /** A name or an address, IPv6 with or without brackets. */
  readonly hostname: string;
  readonly port: number;
  /** How it is reached; absent: as the machine does. */
  readonly connection?: Connection;
}

/** Looks at servers' certificates. It says nothing to them beyond the TLS handshake. */
export interface TlsProbe {
  /**
   * @throws AppFailure `connection_refused`, `host_not_found`, `connection_failed`, `tls_failed`, `timed_out`,
   * `request_cancelled`, `proxy_unreachable`, `proxy_refused`, `authorities_unreadable`, `invalid_input`,
   * `client_certificate_required`, `client_certificate_refused`
   */
  look(target: TlsTarget, timeLimitMs: number, signal?: AbortSignal): Promise<TlsFacts>;
}
