import type { AppErrorCode, LoginStep } from "../app-error.ts";

/** The parties of a sequence, in the order of the diagram's lifelines. */
export type Party = "workbench" | "browser" | "identity_provider" | "api";

/** A header as it was recorded; secrets are masked before it is made. */
export interface RecordedHeader {
  readonly name: string;
  readonly value: string;
}

/** A message body as it was recorded: text with secrets masked, or what kind of bytes it was. */
export interface RecordedBody {
  readonly text?: string;
  /** Size on the wire after decompression, in bytes. */
  readonly sizeInBytes: number;
  readonly truncated: boolean;
}

/**
 * How the time of an exchange was spent, in ms. Name, connection (with the proxy's tunnel) and TLS are absent where
 * a connection that was open already was used; `waitMs` runs from when the request was written to the answer's head,
 * `receiveMs` to its end.
 */
export interface ExchangeTimings {
  readonly dnsMs?: number;
  readonly connectMs?: number;
  readonly tlsMs?: number;
  readonly waitMs: number;
  readonly receiveMs: number;
}

/** The TLS connection that an exchange went over, with the server's certificate. */
export interface ExchangeTls {
  /** For instance `TLSv1.3`. */
  readonly protocol: string;
  /** For instance `TLS_AES_256_GCM_SHA384`. */
  readonly cipher: string;
  /** Distinguished names, one line each. */
  readonly subject: string;
  readonly issuer: string;
  /** Epoch ms. */
  readonly validFrom: number;
  /** Epoch ms. */
  readonly validTo: number;
  /** Names it is valid for, for instance `DNS:id.example.com`. */
  readonly subjectAltNames: readonly string[];
  /** SHA-256 of the certificate, in hexadecimal with colons. */
  readonly fingerprint: string;
  /** There was a client certificate to show; whether the server asked for it cannot be seen. */
  readonly hasClientCertificate: boolean;
}

/** The connection that an exchange went over. */
export interface ExchangeConnection {
  /** Address and port of the other end: the proxy's, where there is one. */
  readonly remoteAddress: string;
  /** Origin of the proxy; absent: there was none. */
  readonly proxy?: string;
  /** It had been used before. */
  readonly isReused: boolean;
  /** Absent: plain HTTP. */
  readonly tls?: ExchangeTls;
}

interface EntryBase {
  readonly id: string;
  /** Position in the trace, from 0. */
  readonly position: number;
  readonly step: LoginStep;
  readonly startedAt: number;
  /** Absent while it is under way. */
  readonly durationMs?: number;
}

/** One HTTP request with its answer, or with why there was none. */
export interface ExchangeEntry extends EntryBase {
  readonly kind: "exchange";
  readonly to: "identity_provider" | "api";
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: readonly RecordedHeader[];
    readonly body?: RecordedBody;
  };
  readonly response?: {
    readonly status: number;
    readonly statusText: string;
    readonly headers: readonly RecordedHeader[];
    readonly body: RecordedBody;
  };
  readonly timings?: ExchangeTimings;
  readonly connection?: ExchangeConnection;
  /** Why there was no answer. */
  readonly failure?: { readonly code: AppErrorCode; readonly message: string };
}

/** Something that went through the browser: the authorization request going out, the callback coming in. */
export interface NavigationEntry extends EntryBase {
  readonly kind: "navigation";
  readonly from: Party;
  readonly to: Party;
  /** What it is in a few words, for instance `GET /oauth/v2/callback`. */
  readonly label: string;
  readonly url?: string;
  readonly parameters: readonly RecordedHeader[];
  readonly failure?: { readonly code: AppErrorCode; readonly message: string };
}

export type CheckResult = "passed" | "warning" | "failed" | "not_reached";

/** One validation with what was expected and found, and the standard it comes from. */
export interface CheckEntry extends EntryBase {
  readonly kind: "check";
  /** Stable name, for instance `id_token.nonce`. */
  readonly checkId: string;
  readonly title: string;
  /** For instance `OIDC Core 3.1.3.7`. */
  readonly source: string;
  readonly result: CheckResult;
  readonly expected: string;
  readonly found: string;
  /** The refusal that a failed check leads to. */
  readonly code?: AppErrorCode;
}

/** The trace of a login run is the ordered list of these. Everything in it is redacted already. */
export type TraceEntry = ExchangeEntry | NavigationEntry | CheckEntry;

/** Counts for the head of a list of checks. */
export const countChecks = (entries: readonly TraceEntry[]): Readonly<Record<CheckResult, number>> => {
  const counts: Record<CheckResult, number> = { passed: 0, warning: 0, failed: 0, not_reached: 0 };
  for (const entry of entries) if (entry.kind === "check") counts[entry.result] += 1;
  return counts;
};
