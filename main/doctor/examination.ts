import type { JWK } from "jose";
import type { AppError } from "#shared/app-error.ts";
import type { ClientConfigurationDraft } from "#shared/configurations/client-configuration.ts";
import type { ClientCertificate, ClientKeyAlgorithm } from "#shared/configurations/client-key.ts";
import type { ProviderMetadata } from "../discovery/index.ts";
import type { HttpHeaders } from "../ports/http.ts";
import type { TlsFacts } from "../ports/tls-probe.ts";
import type { PublishedKey } from "./published-key.ts";

/** Members of a JSON object that somebody else wrote: nothing about their types is known. */
export type Members = Readonly<Record<string, unknown>>;

/** What is looked at of the client certificate. */
export type ExaminedCertificate = Pick<ClientCertificate, "subject" | "issuer" | "validFrom" | "validTo">;

/** Everything that the checks look at: what is configured, and what was fetched. Holds no secret. */
export interface Examination {
  readonly draft: ClientConfigurationDraft;
  readonly hasClientSecret: boolean;
  /** Whether form encoding changes the client secret; absent: nobody looked. */
  readonly clientSecretNeedsEncoding?: boolean;
  /** Algorithm of the client's own key; absent: it has none. */
  readonly clientKeyAlgorithm?: ClientKeyAlgorithm;
  /** Absent: there is none. */
  readonly clientCertificate?: ExaminedCertificate;
  /** Now, epoch ms. */
  readonly examinedAt: number;
  /** When the provider was asked, epoch ms; absent: only the configuration is looked at. */
  readonly fetchedAt?: number;
  /** Where the discovery document was asked for; absent: no automatic configuration URL. */
  readonly documentUrl?: string;
  readonly document?: ReadDocument;
  readonly documentFailure?: AppError;
  /** What Import configuration takes out of the document; absent where it would be refused. */
  readonly metadata?: ProviderMetadata;
  /** Where the keys were asked for; absent: nowhere. */
  readonly jwksUrl?: string;
  readonly jwks?: ReadDocument;
  readonly jwksFailure?: AppError;
  /** Every entry of the JWKS, at most {@link MAX_KEYS_LOOKED_AT}; absent: there is no list of keys. */
  readonly keys?: readonly PublishedKey[];
  /** The keys that a login takes out of the JWKS. */
  readonly loginKeys?: readonly JWK[];
  /** One for each HTTPS server that the configuration names. */
  readonly connections: readonly TlsLook[];
  /** Our clock less the provider's, in ms; absent: it did not tell the time. */
  readonly clockDifferenceMs?: number;
}

/** A JSON object that was fetched. */
export interface ReadDocument {
  readonly url: string;
  readonly members: Members;
  /** As it was sent, a byte order mark included. */
  readonly text: string;
  readonly headers: HttpHeaders;
  readonly durationMs: number;
}

/** What a look at one server's certificate brought. */
export interface TlsLook {
  /** Host and port. */
  readonly host: string;
  readonly facts?: TlsFacts;
  readonly failure?: AppError;
}

/** More keys than that are not looked at. */
export const MAX_KEYS_LOOKED_AT = 100;
