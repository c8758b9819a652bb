import type { AppError } from "../app-error.ts";
import type {
  ExchangeConnection,
  ExchangeTimings,
  RecordedHeader,
  TraceEntry,
} from "../trace/trace-entry.ts";
import type {
  CurrentIdentity,
  Expectation,
  RequestBody,
  RequestDraft,
  RequestMethod,
} from "./request-draft.ts";

/**
 * What happened to the token of an authorized request: a user's token set is refreshed, a client's own token is
 * fetched anew.
 */
export type TokenUse =
  | "none"
  | "sent"
  | "refreshed_first"
  | "refreshed_after_401"
  | "fetched_first"
  | "fetched_after_401";

/** A row of the history. */
export interface ExchangeSummary {
  readonly id: string;
  readonly savedRequestId?: string;
  /** What kind of identity it was sent as; a user may be gone meanwhile. */
  readonly sender: CurrentIdentity["kind"];
  readonly userId?: string;
  /** Whose token it was, and how the server was reached; none for what was sent anonymously. */
  readonly configurationId?: string;
  /** The run of a collection or of the matrix that sent it. */
  readonly runId?: string;
  /** Who it was sent as: the user's full name, the configuration of a client, or `Anonymous`. */
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
  /** As it was sent at first; so are `method` and `url`. */
  readonly request: ExchangeRequest;
  readonly response?: ExchangeResponse;
  /** The token that went with the first request; absent: none did. */
  readonly token?: SentToken;
  /** The redirects that were followed, in their order: the first is of the request itself. */
  readonly hops: readonly Hop[];
  /** The request that the answer is to; absent where no redirect was followed. */
  readonly redirectedTo?: RedirectedRequest;
  /** Why a redirect is the answer although it was to be followed. */
  readonly notFollowed?: AppError;
  /** It repeats another exchange: as it was recorded, or as the saved request says now since something was masked. */
  readonly replayOf?: {
    readonly exchangeId: string;
    readonly from: "recorded" | "saved_request";
    /** Names of headers that were masked, and are missing now. */
    readonly leftOut?: readonly string[];
  };
  /** Name of the environment whose variables were used. */
  readonly environment?: string;
  /** Absent where nothing was expected, or there was no answer. */
  readonly expectations?: readonly ExpectationResult[];
  readonly captured?: readonly CaptureResult[];
  /** How long each part of it took, and over which connection it went; absent without an answer. */
  readonly timings?: ExchangeTimings;
  readonly connection?: ExchangeConnection;
  /** Why there was no answer; beside a response: why there was not all of it. */
  readonly error?: AppError;
  /** A refresh of the token that was made for this exchange, as it was recorded. */
  readonly refresh?: RefreshRecord;
}

/** A request as it was sent, redacted. */
export interface ExchangeRequest {
  readonly headers: readonly RecordedHeader[];
  readonly body: string;
  /** What was sent in place of a text: a form with files, or a file. */
  readonly upload?: Extract<RequestBody, { readonly kind: "multipart" | "file" }>;
  /** Absent for what an earlier version sent. */
  readonly settings?: Pick<
    RequestDraft,
    "token" | "redirects" | "timeLimitInSeconds" | "sizeLimitInMebibytes"
  >;
}

/** The answer to a request, redacted. */
export interface ExchangeResponse {
  readonly status: number;
  readonly statusText: string;
  /** `1.1`, `2`. */
  readonly httpVersion: string;
  readonly headers: readonly RecordedHeader[];
  readonly mediaType: string;
  readonly body: ExchangeBody;
  /** Time to the response's head, in ms. */
  readonly headersAfterMs: number;
}

/** What the history keeps of a response's body. */
export interface ExchangeBody {
  /** Text, or base64 for bytes that are none. */
  readonly encoding: "text" | "base64";
  /** The beginning of it, if it is large. */
  readonly content: string;
  /** Of the whole, after decompression. */
  readonly sizeInBytes: number;
  /** `content` is all that came. */
  readonly isComplete: boolean;
  /** The whole of it can be read besides. */
  readonly isKept: boolean;
}

/** What is known of a token that was sent; never the token itself. */
export interface SentToken {
  readonly kind: "access_token" | "id_token";
  readonly state: "valid" | "expired";
  /** Absent: unknown, as the token is opaque and the provider did not say. */
  readonly scopes?: readonly string[];
  readonly roles?: readonly string[];
  readonly audience?: readonly string[];
  /** Epoch ms. */
  readonly expiresAt?: number;
}

/** A request whose answer was a redirect that was followed (RFC 9110 15.4). */
export interface Hop {
  readonly method: RequestMethod;
  readonly url: string;
  readonly status: number;
  readonly requestHeaders: readonly RecordedHeader[];
  readonly responseHeaders: readonly RecordedHeader[];
  /** Where it led to, as the server wrote it. */
  readonly location: string;
  readonly isTokenSent: boolean;
  readonly durationMs: number;
}

/** A request that a redirect led to. */
export interface RedirectedRequest {
  readonly method: RequestMethod;
  readonly url: string;
  readonly headers: readonly RecordedHeader[];
  readonly isTokenSent: boolean;
}

/** What came of an expectation. */
export interface ExpectationResult {
  readonly expectation: Expectation;
  readonly passed: boolean;
  /** What the answer has in its place, in short: a status, a header's value, JSON. */
  readonly found: string;
}

/** Whether the answer had what a variable was to be set to. */
export interface CaptureResult {
  readonly variable: string;
  readonly found: boolean;
}

/** A refresh of the token that came with an exchange; of a client's own token, its fetching. */
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
  /** How many match; of very many, so many were counted. */
  readonly total: number;
  readonly hasMoreThanTotal: boolean;
  readonly next?: string;
}
