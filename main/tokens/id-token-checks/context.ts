import type { AppErrorCode } from "#shared/app-error.ts";
import type { CheckOutcome } from "../../trace/index.ts";
import type { AskedAcr } from "../asked-acr.ts";
import type { DecodedJwt } from "../decode-jwt.ts";
import type { SignatureRules } from "../verify-signature.ts";

/** What an ID token must be, for one login. */
export interface IdTokenExpectations extends SignatureRules {
  readonly issuer: string;
  readonly clientId: string;
  /** Absent for a refreshed ID token, which need not have one (OIDC Core 12.2). */
  readonly nonce?: string;
  readonly accessToken?: string;
  /** What came of opening it, where it came encrypted and there is a key; comes before all checks. */
  readonly decryption?: CheckOutcome;
  /** `max_age` of the request; absent: none was sent. */
  readonly maxAgeInSeconds?: number;
  readonly acr?: AskedAcr;
  /** Now, in epoch ms. */
  readonly now: number;
}

/** Everything a single check may look at. */
export interface IdTokenContext {
  readonly token: string;
  readonly decoded: DecodedJwt;
  readonly expected: IdTokenExpectations;
}

/** Clock difference that is tolerated, in seconds. */
export const CLOCK_TOLERANCE_IN_SECONDS = 30;

/** Puts an outcome together; a failed one names the refusal it leads to. */
export const outcome = (
  checkId: string,
  title: string,
  source: string,
  result: CheckOutcome["result"],
  expected: string,
  found: string,
  code?: AppErrorCode,
): CheckOutcome => ({
  checkId,
  title,
  source,
  result,
  expected,
  found,
  ...(code === undefined ? {} : { code }),
});

/** A claim as JSON text, or `missing`. */
export const shown = (value: unknown): string =>
  value === undefined ? "missing" : (JSON.stringify(value) ?? "missing");
