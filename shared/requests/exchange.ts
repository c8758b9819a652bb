import type { AppError } from "../app-error.ts";
import type {
  ExchangeConnection,
  ExchangeTimings,
  RecordedHeader,
  TraceEntry,
} from "../trace/trace-entry.ts";
import type { RequestMethod } from "./request-draft.ts";

/** What happened to the token of an authorized request. */
export type TokenUse = "none" | "sent" | "refreshed_first" | "refreshed_after_401";

/** A row of the history. */
export interface ExchangeSummary {
  readonly id: string;
  readonly savedRequestId?: string;
  readonly userId?: string;
  /** Who it was sent as: the user's full name, or `Anonymous`. */
  readonly sentAs: string;
  readonly method: RequestMethod;
  readonly url: string;
  /** Absent when there was no answer. */
  readonly status?: number;
  readonly startedAt: number;
  readonly durationMs: number;
  /** Size of the response body after decompression, in bytes. */
  readonly sizeInBytes: number;
  readonly tokenUse: TokenUse;
}

/** One sending of a request, with its response. An error status is a response like any other. */
export interface Exchange extends ExchangeSummary {
  readonly request: { readonly headers: readonly RecordedHeader[]; readonly body: string };
  readonly response?: {
    readonly status: number;
    readonly statusText: string;
    readonly headers: readonly RecordedHeader[];
    readonly mediaType: string;
    /** Text, or base64 for bytes that are none. */
    readonly body: {
      readonly encoding: "text" | "base64";
      readonly content: string;
      readonly truncated: boolean;
    };
    /** Time to the response's head, in ms. */
    readonly headersAfterMs: number;
  };
  /** How long each part of it took, and over which connection it went; absent without an answer. */
  readonly timings?: ExchangeTimings;
  readonly connection?: ExchangeConnection;
  /** Why there was no answer. */
  readonly error?: AppError;
  /** A refresh of the token that was made for this exchange, as it was recorded. */
  readonly refresh?: RefreshRecord;
}

/** A refresh of the token that came with an exchange. */
export interface RefreshRecord {
  readonly durationMs: number;
  /** Why it failed. */
  readonly error?: AppError;
  /** What was exchanged with the provider, redacted. */
  readonly trace: readonly TraceEntry[];
}

/** One page of the history, newest first. */
export interface ExchangePage {
  readonly exchanges: readonly ExchangeSummary[];
  readonly total: number;
  readonly next?: string;
}
