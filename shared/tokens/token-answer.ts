import type { AppError } from "../app-error.ts";
import type { ClaimSource } from "../provisioning/provisioned.ts";
import type { TraceEntry } from "../trace/trace-entry.ts";
import type { ClaimView, TokenKind } from "./token-set-view.ts";

/** Tokens that a provider can be asked about: ID tokens are for the client alone. */
export type AskedTokenKind = Exclude<TokenKind, "id_token">;

/** What a question put to the provider outside a login came to. */
export interface ProviderAnswer {
  readonly askedAt: number;
  readonly durationMs: number;
  /** What was exchanged with the provider, redacted. */
  readonly trace: readonly TraceEntry[];
  /** Why there is no answer that can be used. */
  readonly error?: AppError;
}

/** What the provider says of a token (RFC 7662 2.2). */
export interface IntrospectionAnswer extends ProviderAnswer {
  readonly kind: AskedTokenKind;
  /** Absent with an error. */
  readonly active?: boolean;
  /** Every member of the answer, `active` included. */
  readonly claims?: readonly ClaimView[];
}

/** What came of a revocation (RFC 7009). */
export interface RevocationAnswer extends ProviderAnswer {
  readonly kind: AskedTokenKind;
  /** All tokens of the identity were forgotten here, whatever the provider answered. */
  readonly forgotten: boolean;
}

/** What UserInfo says now (OIDC Core 5.3). */
export interface UserinfoAnswer extends ProviderAnswer {
  readonly claims?: readonly ClaimView[];
  /** Claims of the other sources that it names; absent: none. */
  readonly fromSources?: readonly ClaimSource[];
}
